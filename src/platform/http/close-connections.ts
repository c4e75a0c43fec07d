import type { FastifyInstance } from 'fastify';

/** Milliseconds between one look for connections that have become idle and the next. */
const pause = 50;

/**
 * Makes `close` end: requests under way are answered, but a browser keeps its connection open after the answer, and one
 * that sends a byte a minute would never be done. The first are closed as they fall idle, the rest after `patience`
 * milliseconds.
 */
export function closeConnectionsInTime(server: FastifyInstance, patience = 10_000): void {
  let sweep: NodeJS.Timeout | undefined;
  let cut: NodeJS.Timeout | undefined;
  server.addHook('preClose', (done) => {
    sweep = setInterval(() => server.server.closeIdleConnections(), pause);
    cut = setTimeout(() => server.server.closeAllConnections(), patience);
    done();
  });
  server.addHook('onClose', (_instance, done) => {
    clearInterval(sweep);
    clearTimeout(cut);
    done();
  });
}
