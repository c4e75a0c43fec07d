import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makePlace, runCommand, startProgram } from '#test/program';
import { readFormTag } from '#test/site';

const demo = fileURLToPath(new URL('../../demo/published/', import.meta.url));

test('everything wrong with the settings is said together, and nothing starts', async () => {
  const place = await makePlace({
    PORT: 'eighty',
    HOST: '0.0.0.0',
    THROUGHLINE_DATE: './data',
    SMTP_URL: 'http://x',
  });
  const { code, said } = await startProgram('src/main.ts', [], place).ended;
  assert.equal(code, 1);
  for (const name of ['PORT', 'HOST', 'THROUGHLINE_DATE', 'SMTP_URL'])
    assert.match(said, new RegExp(`\\b${name}\\b`));
  assert.deepEqual(await readdir(place.folder), []);
});

test('a first start offers one link; the administrator it makes brings an audit in; the next start offers none', async () => {
  const place = await makePlace();
  const first = startProgram('src/main.ts', [], place);
  const said = await first.hear(/\/link\/[0-9a-f]{64}\n/);
  const link = /(http:\S+\/link\/[0-9a-f]{64})/.exec(said)?.[1] ?? '';
  assert.match(said, /ready at http:\/\/127\.0\.0\.1:\d+/);
  await setUp(link, place.address);
  assert.equal((await fetch(`${place.address}/healthz`)).status, 200);
  assert.equal((await fetch(`${place.address}/readyz`)).status, 200);

  const second = await startProgram('src/main.ts', [], { ...place, env: { ...place.env, PORT: '0' } }).ended;
  assert.equal(second.code, 1, 'a second start on the same data stops');

  // Beside the running server.
  const file = join(demo, 'leicester-2019-familial.json');
  const brought = await runCommand(['import-audit', file], place);
  assert.equal(brought.code, 0, brought.said);
  assert.match(brought.printed, /was added \(Northshire Safeguarding Children Partnership\)/);

  first.process.kill('SIGTERM');
  const end = await first.ended;
  assert.equal(end.code, 0, end.said);
  assert.doesNotMatch(end.printed, /Field|example\.org|northshire/i);

  const again = startProgram('src/main.ts', [], place);
  const saidAgain = await again.hear(/Sign in: .*\n/);
  assert.doesNotMatch(saidAgain, /\/link\//);
  again.process.kill('SIGINT');
  assert.equal((await again.ended).code, 0);

  // Without a server: started for the time.
  const exported = await runCommand(['export-audit', 'leicester-2019-familial'], place);
  assert.equal(exported.code, 0, exported.said);
  assert.equal(exported.printed, await readFile(file, 'utf8'));

  const demonstration = await startProgram('src/main.ts', ['--demonstration'], place).ended;
  assert.equal(demonstration.code, 1);
  assert.match(demonstration.said, /real use: it can never become a demonstration/);
});

async function setUp(link: string, address: string): Promise<void> {
  const page = await fetch(link);
  const visitor = /visitor=[0-9a-f]+/.exec(page.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const body = new URLSearchParams(
    readFormTag(await page.text()).fields.map(([name, value]) => [name, value]),
  );
  const typed = {
    partnership: 'Northshire Safeguarding Children Partnership',
    'short-name': 'Northshire SCP',
    name: 'Ada Field',
    email: 'ada.field@example.org',
    password: 'otter lantern gravel',
    again: 'otter lantern gravel',
  };
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  const headers = { cookie: visitor, origin: address, 'sec-fetch-site': 'same-origin' };
  const done = await fetch(link, { method: 'POST', body, headers, redirect: 'manual' });
  assert.equal(done.status, 303);
  assert.equal((await fetch(link)).status, 404, 'the link works once');
}

test('a demonstration is served on this machine only, and its people sign in with a click', async () => {
  const place = await makePlace();
  const program = startProgram('src/main.ts', ['--demonstration'], place);
  await program.hear(/\/demonstration and choose somebody/);
  const page = await fetch(`${place.address}/demonstration`);
  const text = await page.text();
  for (const role of [
    'coordinator',
    'agency lead',
    'auditor',
    'panel chair',
    'board member',
    'practitioner',
  ]) {
    assert.ok(text.includes(role), `somebody is ${role}`);
  }
  program.process.kill('SIGTERM');
  await program.ended;
  for (const env of [
    { HOST: '0.0.0.0', PUBLIC_URL: 'https://audits.example.org' },
    // Behind a proxy on the same machine it would be reached from elsewhere too.
    { PUBLIC_URL: 'https://audits.example.org' },
  ]) {
    const beyond = await startProgram('src/main.ts', [], { ...place, env: { ...place.env, ...env } }).ended;
    assert.equal(beyond.code, 1);
    assert.match(beyond.said, /demonstration, which is served on this machine only/);
  }
});

test('the command line creates a partnership, lists, briefs, and says in a sentence what is wrong', async () => {
  const place = await makePlace();
  const create = [
    'import-audit',
    join(demo, 'llr-2025-csa.json'),
    '--partnership',
    'Leicester SCP',
    '--create',
  ];
  const made = await runCommand(create, place);
  assert.equal(made.code, 0, made.said);
  const list = await runCommand(['list'], place);
  assert.match(list.printed, /^Leicester SCP\n {2}llr-2025-csa {2}/);
  const out = join(place.folder, 'briefing.pdf');
  const brief = await runCommand(
    ['brief', 'llr-2025-csa', '--kind', 'seven-minute', '--format', 'pdf', '--out', out],
    place,
  );
  assert.equal(brief.code, 0, brief.said);
  assert.equal(brief.printed, '');
  assert.equal((await readFile(out)).subarray(0, 5).toString(), '%PDF-');
  for (const [words, sentence] of [
    [
      ['brief', 'nothing-here', '--kind', 'summary', '--format', 'pdf', '--out', out],
      /There is no audit nothing-here/,
    ],
    [
      ['brief', 'llr-2025-csa', '--kind', 'poster', '--format', 'pdf', '--out', out],
      /--kind is one of summary/,
    ],
    [['import-audit', join(place.folder, 'none.json')], /There is no file/],
    [['dance'], /There is no command dance/],
  ] as const) {
    const wrong = await runCommand(words, place);
    assert.equal(wrong.code, 1);
    assert.equal(wrong.printed, '');
    assert.match(wrong.said, sentence);
  }
});
