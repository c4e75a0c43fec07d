export { DataInUse, EmbeddedDatabaseError } from './errors.ts';
export { LOGINS } from './passwords.ts';
export type { LoginRole } from './passwords.ts';
export { DATABASE } from './roles.ts';
export { checkServerVersion } from './server-version.ts';
export { attachEmbedded, startEmbedded } from './start.ts';
export type { EmbeddedServer, StartOptions } from './start.ts';
