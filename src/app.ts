import type { FastifyInstance } from 'fastify';
import { accountActingRoutes, accountOpenRoutes, gate, statusPages, type ActingRoute } from '#accounts';
import { archiveRoutes } from '#archive';
import type { Database } from '#platform/db';
import { assets } from '#platform/govuk';
import { createServer } from '#platform/http';

/** Every page of the product, in the order of an audit's life. */
export const routes: readonly ActingRoute[] = [...accountActingRoutes, ...archiveRoutes];

export const openRoutes = accountOpenRoutes;

export type AppOptions = {
  readonly database: Database;
  readonly publicUrl: string;
  readonly trustedProxy: readonly string[];
  readonly formSecret: Uint8Array;
  readonly isReady: () => Promise<boolean>;
  readonly logTo?: { write: (line: string) => void };
};

/** The product as a server that does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  return await createServer({ ...options, gate, routes, openRoutes, files: assets, pages: statusPages });
}
