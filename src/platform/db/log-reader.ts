import pg from 'pg';
import type { ConnectionOptions } from './transact.ts';

/** One row of the audit log. All of it is text, so that not a microsecond is lost on the way to its hash. */
export type LoggedRow = {
  readonly partnership: string;
  /** UTC with six decimals: 2026-11-22T14:02:31.000250Z. */
  readonly at: string;
  readonly id: string;
  readonly person: string | null;
  readonly membership: string | null;
  readonly system: string | null;
  readonly event: string;
  readonly outcome: string;
  readonly subjects: readonly (string | null)[];
  /** As PostgreSQL writes a jsonb value, which is the same for the same value. */
  readonly detail: string;
  readonly requestId: string | null;
};

export type LogSeal = {
  readonly number: number;
  /** The row this seal is for; whether it is still there is another matter. */
  readonly at: string;
  readonly id: string;
  /** 64 hexadecimal digits each. */
  readonly leaf: string;
  readonly chain: string;
};

export type SealedRow = { readonly seal: LogSeal; readonly row: LoggedRow | null };

export type LogReader = {
  /** Every seal of a partnership in order, with the row it is for (null: the row is gone). */
  readonly listSealed: (partnership: string) => AsyncGenerator<SealedRow>;
  /** Rows that nothing seals although they are older than `seconds`, in the order they were written. */
  readonly listUnsealed: (partnership: string, seconds: number) => AsyncGenerator<LoggedRow>;
  /** The last seal of a partnership, or null before there is one. */
  readonly lastSeal: (partnership: string) => Promise<LogSeal | null>;
  readonly close: () => Promise<void>;
};

const instantForm = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** How a row is read for its hash, from `audit_log.event e`: the one place, for whoever seals and whoever verifies. */
export const loggedRowColumns = `e.partnership_id as partnership, to_char(e.at at time zone 'UTC', ${instantForm}) as at,
  e.id, e.person_id as person, e.membership_id as membership, e.system, e.event, e.outcome,
  e.subjects::text[] as subjects, e.detail::text as detail, e.request_id as "requestId"`;

const sealColumns = `s.number::int8::text as number, to_char(s.event_at at time zone 'UTC', ${instantForm}) as seal_at,
  s.event_id as seal_id, encode(s.leaf, 'hex') as leaf, encode(s.chain, 'hex') as chain`;

type SealColumns = { number: string; seal_at: string; seal_id: string; leaf: string; chain: string };
type SealedColumns = SealColumns & (LoggedRow | { [Name in keyof LoggedRow]: null });

/**
 * Opens the audit log for reading as the role that may read it and nothing else. `batch` is how many rows are fetched
 * at a time.
 */
export function openLogReader(options: ConnectionOptions, batch = 1_000): LogReader {
  const pool = new pg.Pool({
    ...options,
    max: 2,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    application_name: 'throughline log reader',
  });
  // The pool replaces a connection that dies; without listeners for idle ones and lent ones the process would end.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });

  async function* listSealed(partnership: string): AsyncGenerator<SealedRow> {
    for (let after = '0'; ;) {
      const found = await pool.query<SealedColumns>(
        `select ${sealColumns}, ${loggedRowColumns} from audit_log.seal s
         left join audit_log.event e on e.partnership_id = s.partnership_id and e.at = s.event_at and e.id = s.event_id
         where s.partnership_id = $1 and s.number > $2 order by s.number limit $3`,
        [partnership, after, batch],
      );
      for (const { number, seal_at, seal_id, leaf, chain, ...row } of found.rows) {
        after = number;
        yield {
          seal: sealOf({ number, seal_at, seal_id, leaf, chain }),
          row: row.id === null ? null : row,
        };
      }
      if (found.rows.length < batch) return;
    }
  }

  async function* listUnsealed(partnership: string, seconds: number): AsyncGenerator<LoggedRow> {
    for (let last = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }; ;) {
      const found = await pool.query<LoggedRow>(
        `select ${loggedRowColumns} from audit_log.event e
         where e.partnership_id = $1 and (e.at, e.id) > ($2::timestamptz, $3::uuid)
           and e.at < now() - make_interval(secs => $4) and not exists (select 1 from audit_log.seal s
             where s.partnership_id = e.partnership_id and s.event_at = e.at and s.event_id = e.id)
         order by e.at, e.id limit $5`,
        [partnership, last.at, last.id, seconds, batch],
      );
      for (const row of found.rows) {
        last = row;
        yield row;
      }
      if (found.rows.length < batch) return;
    }
  }

  return {
    listSealed,
    listUnsealed,
    lastSeal: async (partnership) => {
      const found = await pool.query<SealColumns>(
        `select ${sealColumns} from audit_log.seal s where s.partnership_id = $1 order by s.number desc limit 1`,
        [partnership],
      );
      return found.rows[0] === undefined ? null : sealOf(found.rows[0]);
    },
    close: async () => {
      await pool.end();
    },
  };
}

function sealOf(columns: SealColumns): LogSeal {
  const { number, seal_at: at, seal_id: id, leaf, chain } = columns;
  return { number: Number(number), at, id, leaf, chain };
}
