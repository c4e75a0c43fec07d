import { accountActingRoutes, accountOpenRoutes, gate, statusPages, type ActingRoute } from '#accounts';
import { archiveRoutes } from '#archive';
import { auditRoutes } from '#audits';
import { caseRoutes } from '#cases';
import { findingRoutes } from '#findings';
import { overviewRoutes } from '#overview';
import type { KeyStore } from '#platform/crypto';
import type { Database } from '#platform/db';
import { assets } from '#platform/govuk';
import { createServer, type Server } from '#platform/http';
import { recommendationRoutes } from '#recommendations';
import { returnRoutes } from '#returns';
import { reportRoutes } from '#reports';

/** Every page of the product, in the order of an audit's life. */
export const routes: readonly ActingRoute[] = [
  ...accountActingRoutes,
  ...auditRoutes,
  ...caseRoutes,
  ...returnRoutes,
  ...findingRoutes,
  ...recommendationRoutes,
  ...archiveRoutes,
  ...reportRoutes,
  ...overviewRoutes,
];

export const openRoutes = accountOpenRoutes;

export type AppOptions = {
  readonly database: Database;
  readonly canSendMail: boolean;
  readonly publicUrl: string;
  readonly trustedProxy: readonly string[];
  readonly formSecret: Uint8Array;
  readonly keys: KeyStore;
  readonly isReady: () => Promise<boolean>;
  readonly logTo?: { write: (line: string) => void };
};

/** The product as a server that does not listen yet. */
export async function createApp(options: AppOptions): Promise<Server> {
  return await createServer({ ...options, gate, routes, openRoutes, files: assets, pages: statusPages });
}
