import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { MailFailed, openMail } from './mail.ts';

type Received = { to: string[]; raw: string };

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A mail server on this computer for the length of the work; it has no TLS, and refuses the name "nobody". */
async function withMailServer(work: (port: number, received: Received[]) => Promise<void>): Promise<void> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'me' && password === 'p@ss' ? done(null, { user: 'me' }) : done(new Error('wrong')),
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody')
          ? Object.assign(new Error('no such person'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(portOf(server.server), received);
  } finally {
    await new Promise<void>((resolve) => server.close(resolve));
  }
}

const message = {
  to: 'jo@example.org',
  subject: 'Your invitation — please answer',
  text: 'First line\n.dot\nfrom here',
};

test('A mail arrives as it was written, in plain text, from the sender', async () => {
  await withMailServer(async (port, received) => {
    const mail = openMail({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'North Area Office <office@example.org>',
    });
    assert.equal(mail.canSend, true);
    await mail.sendMail(message);
    assert.equal(received.length, 1);
    assert.deepEqual(received[0]?.to, ['jo@example.org']);
    const raw = received[0]?.raw ?? '';
    assert.match(raw, /^From: North Area Office <office@example\.org>\r$/m);
    assert.match(raw, /^Content-Type: text\/plain; charset=utf-8\r$/m);
    assert.match(raw, /^Auto-Submitted: auto-generated\r$/m);
    assert.match(raw, /^Subject: =\?UTF-8\?/m);
    assert.match(raw, /\r\n\r\nFirst line\r\n\.dot\r\nfrom here\r\n$/);
    assert.doesNotMatch(raw, /mailer|text\/html/i);
  });
});

test('Without a mail server it says so and does not pretend', async () => {
  const mail = openMail({ smtpUrl: null, from: '' });
  assert.equal(mail.canSend, false);
  await assert.rejects(
    mail.sendMail(message),
    (problem) => problem instanceof MailFailed && problem.permanent,
  );
});

test('A message that could carry headers, several receivers or hidden marks is refused before anything is sent', async () => {
  await withMailServer(async (port, received) => {
    const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'office@example.org' });
    const unfit = [
      { ...message, to: 'jo@example.org\r\nBcc: all@example.org' },
      { ...message, to: 'jo@example.org, al@example.org' },
      { ...message, subject: 'Hello\r\nBcc: all@example.org' },
      { ...message, subject: 'Hello\u2028there' },
      { ...message, subject: 'gpj\u202Eexe' },
      { ...message, subject: ' ' },
      { ...message, subject: 'x'.repeat(201) },
      { ...message, text: '' },
      { ...message, text: 'a\0b' },
      { ...message, text: 'x'.repeat(20_001) },
    ];
    for (const each of unfit)
      await assert.rejects(mail.sendMail(each), RangeError, JSON.stringify(each).slice(0, 80));
    assert.equal(received.length, 0);
  });
});

test('Name and password of the mail server are used, and stand in no error', async () => {
  await withMailServer(async (port, received) => {
    await openMail({ smtpUrl: `smtp://me:p%40ss@127.0.0.1:${port}`, from: 'office@example.org' }).sendMail(
      message,
    );
    assert.equal(received.length, 1);
    const wrong = openMail({ smtpUrl: `smtp://me:other%40ss@127.0.0.1:${port}`, from: 'office@example.org' });
    await assert.rejects(wrong.sendMail(message), (problem) => {
      assert.ok(problem instanceof MailFailed);
      assert.match(problem.message, /EAUTH 535/);
      assert.doesNotMatch(`${problem.stack} ${JSON.stringify(problem)}`, /other|jo@example/);
      return true;
    });
  });
});

test('A receiver that the server does not know is a lasting failure that does not repeat the address', async () => {
  await withMailServer(async (port, received) => {
    const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'office@example.org' });
    await assert.rejects(mail.sendMail({ ...message, to: 'nobody@example.org' }), (problem) => {
      assert.ok(problem instanceof MailFailed && problem.permanent && problem.cause === undefined);
      assert.doesNotMatch(problem.message, /nobody/);
      return true;
    });
    assert.equal(received.length, 0);
  });
});

test('A server that is away or silent fails in time and may be tried again', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const smtpUrl = `smtp://127.0.0.1:${portOf(silent)}`;
  const temporary = (problem: unknown) => problem instanceof MailFailed && !problem.permanent;
  const started = performance.now();
  await assert.rejects(
    openMail({ smtpUrl, from: 'office@example.org', timeout: 200 }).sendMail(message),
    temporary,
  );
  assert.ok(performance.now() - started < 2000);
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => silent.close(() => resolve()));
  await assert.rejects(openMail({ smtpUrl, from: 'office@example.org' }).sendMail(message), temporary);
});

test('Over the network a server without encryption gets nothing unless the operator says so', async () => {
  await withMailServer(async (port, received) => {
    // This computer as well, but not by a name that the rule knows: it stands for the network.
    const open = (query: string) =>
      openMail({ smtpUrl: `smtp://127.1:${port}/${query}`, from: 'office@example.org', timeout: 2000 });
    await assert.rejects(open('').sendMail(message), (problem) => {
      return problem instanceof MailFailed && /ETLS/.test(problem.message);
    });
    assert.equal(received.length, 0);
    await open('?tls=off').sendMail(message);
    assert.equal(received.length, 1);
  });
});

test('Settings that are not sound are refused at once', () => {
  for (const smtpUrl of ['', 'mail.example.org', 'https://mail.example.org', 'smtp://', 'file:///etc/passwd'])
    assert.throws(() => openMail({ smtpUrl, from: 'office@example.org' }), RangeError, smtpUrl);
  for (const from of ['', 'x', 'a@example.org\r\nBcc: b@example.org'])
    assert.throws(() => openMail({ smtpUrl: 'smtp://localhost', from }), RangeError, from);
});
