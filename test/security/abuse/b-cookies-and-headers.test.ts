import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresses, archive, ask, db, keyOf, scene, site } from './opened-ground.ts';
import { openSite } from '#test/site';

const { coordinator, administrator } = scene.here.people;
const gets = addresses.filter(({ method, route }) => method === 'GET' && !route.includes('/briefings'));

test('over https both cookies are bound to this host and out of reach of script, in every attribute (B02)', async () => {
  const { app } = await openSite(db, 'https://throughline.example.org');
  const visited = await app.inject({ method: 'GET', url: '/sign-in' });
  const [cookie] = visited.cookies;
  assert.deepEqual(
    { ...cookie, value: cookie?.value.length },
    { name: '__Host-visitor', value: 64, path: '/', httpOnly: true, secure: true, sameSite: 'Lax' },
  );
  assert.equal(visited.headers['strict-transport-security'], 'max-age=63072000; includeSubDomains');
  const home = `/as/${coordinator.membership}`;
  const open = async (name: string) =>
    (await app.inject({ method: 'GET', url: home, headers: { cookie: `${name}=${coordinator.key}` } }))
      .statusCode;
  assert.equal(await open('__Host-session'), 200);
  assert.equal(await open('session'), 404, 'a name that a neighbour could set is not read');
  const out = await app.inject({
    method: 'GET',
    url: '/sign-out',
    cookies: { '__Host-session': coordinator.key },
  });
  assert.ok(out.cookies.every(({ name }) => name === '__Host-visitor'));
});

test('no page can be put into a frame, and no page loads, sends or links its parts anywhere else (B06, B09, B17)', async () => {
  for (const address of gets) {
    const { headers, body } = await ask(keyOf(address), address.path);
    assert.equal(headers['x-frame-options'], 'DENY', address.route);
    // A document that is downloaded as a web page is a file: it is opened from a disk, outside this site.
    const isFile = String(headers['content-disposition']).startsWith('attachment');
    if (isFile || !String(headers['content-type']).startsWith('text/html')) continue;
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(rule), `${address.route}: ${rule}`);
    for (const [, name, value = ''] of body.matchAll(
      /\s(src|action|formaction|srcset|data|poster)="([^"]*)"/g,
    ))
      assert.match(value, /^\/(?!\/)|^data:image\/png;base64,/, `${address.route}: ${name}`);
    for (const [tag] of body.matchAll(/<link[^>]*>/g)) assert.match(tag, /href="\/(?!\/)/, tag);
    assert.doesNotMatch(body, /<(?:base|object|embed|iframe|applet)\b|<meta[^>]*http-equiv/i, address.route);
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
    assert.deepEqual(
      ids.filter((id) => id in Object.prototype || id in globalThis),
      [],
      `${address.route}: ids`,
    );
  }
});

test('a page asked for under another name than its own is not there, and nothing of it is kept (B13)', async () => {
  const real = `/as/${coordinator.membership}/audits/${archive.audits[0] ?? ''}`;
  const list = `/as/${coordinator.membership}/audits`;
  for (const path of [
    `${real}/x.css`,
    `${real}.css`,
    `${real}/findings/x.js`,
    `${real}/findings%2Fx.css`,
    `${real}%00.css`,
    `${real}/`,
    `${list}/`,
    `${list}//`,
    `${list};x.css`,
    `${list}%3Fx.css`,
    `${list}.json`,
    `${list}%0d%0aX-Evil:%201`,
    `/${list}`,
    `/AS/${coordinator.membership}/audits`,
    `/as/${coordinator.membership.toUpperCase()}/audits`,
    '/assets/../as/x',
    '/assets/%2e%2e/package.json',
  ]) {
    const answer = await ask(coordinator.key, path);
    assert.ok([400, 404].includes(answer.status), `${answer.status} ${path}`);
    assert.match(String(answer.headers['cache-control']), /no-store/, path);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
    assert.equal(answer.headers['x-evil'], undefined);
  }
});

test('headers that a proxy or a cache might be fooled with change nothing (B13, E11)', async () => {
  const path = `/as/${administrator.membership}/people/${scene.here.people.auditor.membership}/link`;
  const plain = await site.app.inject({
    method: 'GET',
    url: path,
    headers: { cookie: `session=${administrator.key}` },
  });
  const odd = await site.app.inject({
    method: 'GET',
    url: path,
    headers: {
      cookie: `session=${administrator.key}`,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'ftp',
      'x-original-url': '/sign-out',
      'x-rewrite-url': '/sign-out',
      'x-http-method-override': 'DELETE',
      'accept-language': '../../x',
      accept: 'application/json',
    },
  });
  assert.equal(odd.statusCode, 200);
  assert.doesNotMatch(odd.body, /evil/);
  assert.equal(odd.headers['content-type'], plain.headers['content-type']);
});

test('an address holds ids and words of ours, and asks for nothing but what lists are narrowed by (B15)', async () => {
  for (const address of addresses) {
    const words = address.path
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
      // The number of a version of terms of reference or of a tool, of a correction, of a signature, and of a
      // practitioner of a case.
      .replace(/\/(versions|corrections|practitioners|signed)\/\d+/, '/$1')
      // The code of an item of an audit tool.
      .replace(/\/items\/own-\d+/, '/items');
    assert.match(words, /^[a-z/-]*$/, address.route);
  }
  const asked = new Set<string>();
  for (const address of gets) {
    const { body } = await ask(keyOf(address), address.path);
    for (const [, href = ''] of body.matchAll(/\shref="(\/[^"]*)"/g)) {
      const { pathname, search } = new URL(href.replaceAll('&amp;', '&'), 'http://here');
      assert.match(pathname, /^\/[\w/.-]*$/, `${address.route}: ${href}`);
      for (const name of new URLSearchParams(search).keys()) asked.add(name);
    }
  }
  const known = [
    // How a case is picked, and whether a draw is done again to check it.
    'by',
    'check',
    'case',
    'form',
    // The tool that one is begun from, by its code; and two versions of one that are compared.
    'from',
    'kind',
    'owner',
    'page',
    'position',
    // The place that a contact is added for, by its id.
    'setting',
    'show',
    'sort',
    // What a matrix is narrowed to.
    'state',
    'theme',
    'to',
    'topic',
    'turn',
    'type',
    'year',
  ];
  assert.deepEqual(
    [...asked].filter((name) => !known.includes(name)),
    [],
  );
});
