/**
 * PostgreSQL's settings, as "name=value"; `socketFolder` is an absolute path. The last word on a name is PostgreSQL's, and
 * so `others` come after ours.
 *
 * They are given on the command line so that this list is the only place to look. The log keeps starts, stops, checkpoints
 * and crashes, but neither statements, parameters nor the text of errors, for those may quote a child's record: an error's
 * code reaches the program, which logs it without the words.
 */
export function listSettings(socketFolder: string, others: readonly string[] = []): string[] {
  return [
    // Reached by this machine only, and only by whom the socket's folder lets in.
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    'password_encryption=scram-sha-256',
    // What is committed stays.
    'fsync=on',
    'full_page_writes=on',
    'synchronous_commit=on',
    'wal_level=replica',
    'max_wal_senders=0',
    // Small enough for a machine that does other things as well.
    'max_connections=60',
    'shared_buffers=64MB',
    'work_mem=8MB',
    'maintenance_work_mem=64MB',
    'effective_cache_size=512MB',
    'max_wal_size=512MB',
    'max_worker_processes=4',
    'max_parallel_workers=2',
    'max_parallel_workers_per_gather=1',
    'io_method=sync',
    'huge_pages=off',
    'jit=off',
    'random_page_cost=1.1',
    // A client that was killed in the middle of a long statement must not keep its locks.
    'client_connection_check_interval=5s',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    'logging_collector=off',
    'log_destination=stderr',
    'log_line_prefix=%m [%p] %u@%d ',
    'log_statement=none',
    'log_min_duration_statement=-1',
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
    'log_autovacuum_min_duration=-1',
    ...others,
  ];
}
