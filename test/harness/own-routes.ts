import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { gate, statusPages, type ActingRoute } from '#accounts';
import type { Database } from '#platform/db';
import { createServer, type Server } from '#platform/http';
import { freshKeys } from './keys.ts';
import { makeVisitor, siteAddress, type Site } from './site.ts';

export type OwnRoute = ActingRoute;

const served = new Set<Server>();

after(async () => {
  for (const server of served) await server.close();
});

/** A site of routes that only a test has, with the people, pages and log of the product. */
export async function openOwnSite(database: Database, routes: readonly OwnRoute[]): Promise<Site> {
  const log: string[] = [];
  const keys = await freshKeys();
  const app = await createServer({
    database,
    keys,
    canSendMail: false,
    publicUrl: siteAddress,
    trustedProxy: [],
    formSecret: randomBytes(32),
    gate,
    routes,
    openRoutes: [],
    files: [],
    pages: statusPages,
    isReady: database.isAnswering,
    logTo: { write: (line) => void log.push(line) },
  });
  served.add(app);
  return { app, log, keys, visitor: (key) => makeVisitor(app, key) };
}
