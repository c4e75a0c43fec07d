/** What PostgreSQL and the network can do to a transaction, told apart by SQLSTATE and by error code. */

/** The database cannot be reached, or did not answer in time; nothing is known to have been written. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super('The database is not answering.', { cause });
    this.name = 'DatabaseAway';
  }
}

const retryStates = new Set(['40001', '40P01']);
const lostStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '25P03',
]);
const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EACCES']);
const slowStates = new Set(['57014', '55P03']);
const lostWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

export function stateOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Another transaction was in the way: the same work may simply be done again. */
export function isCollision(error: unknown): boolean {
  return retryStates.has(stateOf(error));
}

/** The connection was lost or could not be had. */
export function isLostConnection(error: unknown): boolean {
  const state = stateOf(error);
  return (
    lostStates.has(state) || lostCodes.has(state) || (error instanceof Error && lostWords.test(error.message))
  );
}

/** A statement or a lock took longer than it may. */
export function isTooSlow(error: unknown): boolean {
  return slowStates.has(stateOf(error));
}

/** The name of the constraint or unique index that a row would have broken; null when that is not what happened. */
export function brokenConstraint(error: unknown): string | null {
  if (!stateOf(error).startsWith('23') || typeof error !== 'object' || error === null) return null;
  const name: unknown = 'constraint' in error ? error.constraint : undefined;
  return typeof name === 'string' ? name : null;
}

/** Carries PostgreSQL's code for a collision, at which a transaction is done again: then it finds what the other added. */
export class Overtaken extends Error {
  readonly code = '40001';
  constructor(cause?: unknown) {
    super('Somebody else is writing the same.', { cause });
    this.name = 'Overtaken';
  }
}
