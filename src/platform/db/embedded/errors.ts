/** The embedded database cannot be started or used; the message is one or more plain sentences for the person who started the program. */
export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError';
}

/** Another Throughline process is using the same data folder. */
export class DataInUse extends Error {
  override name = 'DataInUse';
}

/** The code of a system or PostgreSQL error ('ENOENT', '57P03'), or '' where it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Turns a file system error about a path into a sentence that says what is wrong and, where known, what to do. */
export function explainFileError(error: unknown, path: string): EmbeddedDatabaseError {
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return new EmbeddedDatabaseError(
        `${path} cannot be read and written by the user that started Throughline. Change its owner, or set THROUGHLINE_DATA to another folder.`,
        options,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedDatabaseError(
        `${path} is a file, or lies below one, where a folder is needed.`,
        options,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new EmbeddedDatabaseError(`There is no space left on the disk that holds ${path}.`, options);
    case 'EROFS':
      return new EmbeddedDatabaseError(
        `${path} lies on a disk that can only be read. Set THROUGHLINE_DATA to another folder.`,
        options,
      );
    default:
      return new EmbeddedDatabaseError(`${path} could not be used: ${String(error)}.`, options);
  }
}
