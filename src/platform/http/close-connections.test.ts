import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { after, test } from 'node:test';
import Fastify from 'fastify';
import { closeConnectionsInTime } from './close-connections.ts';

/** A server that takes 150 ms to answer, and a connection that has sent these bytes to it. */
async function serveOne(
  bytes: string,
  patience: number,
): Promise<{ close: () => Promise<number>; one: Socket }> {
  const server = Fastify({ forceCloseConnections: 'idle', keepAliveTimeout: 60_000 });
  after(async () => server.close());
  server.all('/', async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return 'answered';
  });
  closeConnectionsInTime(server, patience);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const one = createConnection(Number(new URL(address).port), '127.0.0.1');
  one.on('error', () => undefined);
  one.write(bytes);
  await once(server.server, 'connection');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const close = async (): Promise<number> => {
    const begun = performance.now();
    await server.close();
    return performance.now() - begun;
  };
  return { close, one };
}

test('a request under way is answered, and the connection that the browser keeps open does not hold the end up', async () => {
  const { close, one } = await serveOne('GET / HTTP/1.1\r\nhost: x\r\n\r\n', 20_000);
  let heard = '';
  one.on('data', (data: Buffer) => (heard += data.toString()));
  const ended = once(one, 'close');
  const took = await close();
  // The server may be done before what it sent has been read here.
  await ended;
  assert.match(heard, /^HTTP\/1\.1 200[\s\S]*answered$/);
  assert.ok(took < 2_000, `closed after ${took} ms`);
});

test('a request that never comes to its end is cut off', async () => {
  const { close } = await serveOne('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nab', 300);
  const took = await close();
  assert.ok(took > 250 && took < 2_000, `closed after ${took} ms`);
});
