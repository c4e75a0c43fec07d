import type { AddressInfo, Socket } from 'node:net';
import { after } from 'node:test';
import { SMTPServer } from 'smtp-server';

/** What a mail server does with the next mail: takes it; takes it and hangs up without a word; puts it off; will not have it; says nothing. */
export type Manner = 'take' | 'take and hang up' | 'put off' | 'refuse' | 'say nothing';

export type ReceivedMail = { readonly to: readonly string[]; readonly raw: string };

export type MailServer = {
  readonly url: string;
  readonly received: ReceivedMail[];
  manner: Manner;
  readonly stop: () => Promise<void>;
};

const running = new Set<MailServer>();

/** A mail server on this computer, with the manners that a test asks for. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const received: ReceivedMail[] = [];
  const answers = { 'put off': 451, refuse: 550 } as const;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onRcptTo: (_address, _session, done) => {
      const { manner } = made;
      if (manner === 'say nothing') return;
      const responseCode = manner === 'put off' || manner === 'refuse' ? answers[manner] : null;
      done(responseCode === null ? null : Object.assign(new Error('not now'), { responseCode }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        if (made.manner === 'take and hang up') for (const socket of sockets) socket.destroy();
        else done();
      });
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    manner: 'take',
    stop: async () => {
      if (!running.delete(made)) return;
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
  running.add(made);
  return made;
}

after(async () => {
  for (const server of running) await server.stop();
});
