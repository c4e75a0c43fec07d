export { brokenConstraint, DatabaseAway } from './faults.ts';
export { isUpToDate, listMigrations, migrate, MigrationRefused } from './migrate.ts';
export { isId, isSessionKey } from './session.ts';
export type { Session, SystemName } from './session.ts';
export { asJson, fromJson, present } from './stored.ts';
export { openDatabase } from './transact.ts';
export type { ConnectionOptions, Database, Mode, Transact, Tx, Work } from './transact.ts';
