import type { FastifyReply, FastifyRequest } from 'fastify';
import { systemNow } from '#platform/time';

/**
 * One JSON line a request: the route's pattern, never the address with its ids and questions, no body, no browser, no
 * source. An error is its kind, its SQLSTATE and the frames: messages of PostgreSQL quote values.
 */
export function logOptions(to: { write: (line: string) => void } | undefined) {
  return {
    level: 'info',
    base: null,
    timestamp: () => `,"time":"${systemNow().toString({ smallestUnit: 'millisecond' })}"`,
    ...(to === undefined ? {} : { stream: to }),
  };
}

export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info({
    request: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    event: request.routeOptions.config.event ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
  });
}

export function logError(request: FastifyRequest, error: unknown): void {
  request.log.error({
    request: request.id,
    route: request.routeOptions.url ?? 'unknown',
    ...describeError(error),
  });
}

/** Kind, code and place of an error, without its message. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  const constraint: unknown = 'constraint' in error ? error.constraint : undefined;
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    frames: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Where an error came from. Its message stands before that in the stack and may run over lines that look like places. */
function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const begin = stack.indexOf(error.message);
  return stack
    .slice(begin < 0 ? 0 : begin + error.message.length)
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?file:\/\/.*\/((?:src|node_modules|test)\/)/, '($1'));
}
