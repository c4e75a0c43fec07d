import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { html, type SafeHtml } from '#platform/html';
import { openOwnSite, type OwnRoute } from '#test/own-routes';
import { addRow, openScene } from '#test/scene';
import type { Visit } from '#test/site';
import { conflict, data, done, file, invalid, later, notFound, page, redirect, type Reply } from './reply.ts';

const { db, scene } = await openScene();
const { administrator: hat, auditor } = scene.here.people;

function draw(text: string): SafeHtml {
  return html`<!DOCTYPE html><html lang="en"><head><title>Try</title></head><body><h1>${text}</h1></body></html>`;
}

/** What the route answers after it has written an area. */
const answers: Readonly<Record<string, () => Reply>> = {
  redirect: () => redirect('/as/there'),
  done: () => done(draw('a secret shown once')),
  page: () => page(draw('page')),
  invalid: () => invalid(draw('invalid')),
  conflict: () => conflict(draw('conflict')),
  missing: () => notFound(),
  data: () => data(200, { saved: true }),
  'data-conflict': () => data(409, { conflict: 'Name' }),
  'data-invalid': () => data(422, { problem: 'Too long' }),
  file: () => file({ bytes: 'a', contentType: 'text/plain', name: 'a.txt', disposition: 'inline' }),
  later: () => later(async () => Promise.resolve({ kind: 'redirect', to: '/as/later' })),
  fault: () => {
    throw new Error('Canary of a fault');
  },
};

function writing(name: string, answer: () => Reply): OwnRoute {
  return {
    method: 'POST',
    path: `/as/:membership/${name}`,
    may: 'partnership.keep',
    audit: 'try.done',
    handle: async ({ tx, actor, form, note }) => {
      await tx
        .insertInto('accounts.area')
        .values({
          partnership_id: actor.partnership.id,
          id: randomUUID(),
          name: form.text('name'),
          nation: 'Wales',
          position: 9,
        })
        .execute();
      note({ long: form.text('note') });
      return answer();
    },
  };
}

let slowWork: () => Promise<unknown> = async () => Promise.resolve();

const site = await openOwnSite(db.database, [
  {
    method: 'GET',
    path: '/as/:membership/form',
    may: 'partnership.keep',
    audit: 'try.opened',
    handle: ({ formKeys }) =>
      page(
        html`<!DOCTYPE html><html lang="en"><head><title>Try</title></head><body>
          <form method="post" action="/try"><input type="hidden" name="_csrf" value="${formKeys.csrf}">
          <input type="hidden" name="_submission" value="${formKeys.submission}"><button type="submit">Send</button></form></body></html>`,
      ),
  },
  ...Object.entries(answers).map(([name, answer]) => writing(name, answer)),
  {
    method: 'GET',
    path: '/as/:membership/writes',
    may: 'partnership.keep',
    audit: 'try.seen',
    handle: async ({ tx, actor }) => {
      await tx.deleteFrom('accounts.area').where('partnership_id', '=', actor.partnership.id).execute();
      return page(draw('written'));
    },
  },
  {
    method: 'GET',
    path: '/as/:membership/slow',
    may: 'partnership.view',
    audit: 'try.slow_seen',
    handle: ({ note }) => {
      note({ rows: 3 }, [scene.here.area]);
      return later(async () => {
        await slowWork();
        return { kind: 'page', html: draw('slowly made') };
      });
    },
  },
  {
    method: 'GET',
    path: '/as/:membership/talkative',
    may: 'partnership.view',
    audit: 'try.talked',
    handle: ({ note }) => {
      note({ long: 'x'.repeat(3000) });
      return page(draw('said too much'));
    },
  },
]);
const visitor = site.visitor(hat.key);
const at = (name: string) => `/as/${hat.membership}/${name}`;

async function keys(): Promise<{ _csrf: string; _submission: string }> {
  const { body } = await visitor.get(at('form'));
  const read = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
  return { _csrf: read('_csrf'), _submission: read('_submission') };
}

async function countAreas(name: string): Promise<number> {
  return (await db.behind(`select 1 from accounts.area where name = $1`, [name])).length;
}

async function lastEvent() {
  const [row] = await db.behind(
    `select event, outcome, subjects, detail, request_id from audit_log.event order by at desc limit 1`,
  );
  return row;
}

test('only a redirect, a page that is shown once and data that say so leave what was written standing', async () => {
  const left: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  for (const name of Object.keys(answers)) {
    const answer = await visitor.post(at(name), { ...(await keys()), name: `Area ${name}` });
    statuses[name] = answer.status;
    left[name] = await countAreas(`Area ${name}`);
  }
  const none = {
    'data-conflict': 0,
    'data-invalid': 0,
    page: 0,
    invalid: 0,
    conflict: 0,
    missing: 0,
    file: 0,
    later: 0,
    fault: 0,
  };
  assert.deepEqual(left, { ...none, redirect: 1, done: 1, data: 1 });
  assert.deepEqual(statuses, {
    redirect: 303,
    done: 200,
    page: 200,
    invalid: 422,
    conflict: 409,
    missing: 404,
    data: 200,
    'data-conflict': 409,
    'data-invalid': 422,
    file: 200,
    later: 303,
    fault: 500,
  });
});

test('twenty of the same submission at once have one effect and get the same answer', async () => {
  const fields = { ...(await keys()), name: 'Twenty' };
  const visits = await Promise.all(
    Array.from({ length: 20 }, async () => visitor.post(at('redirect'), fields)),
  );
  assert.deepEqual(new Set(visits.map(({ status, to }) => `${status} ${to}`)), new Set(['303 /as/there']));
  assert.equal(await countAreas('Twenty'), 1);
});

test('what is shown once is shown to one of twenty; the others learn that it was done', async () => {
  const fields = { ...(await keys()), name: 'Once' };
  const visits = await Promise.all(Array.from({ length: 20 }, async () => visitor.post(at('done'), fields)));
  const isShown = (visit: Visit) => visit.body.includes('a secret shown once');
  assert.equal(visits.filter(isShown).length, 1);
  for (const visit of visits) {
    assert.equal(visit.status, 200);
    assert.match(visit.headers['cache-control'] ?? '', /no-store/);
    assert.ok(isShown(visit) || /This was done already/.test(visit.body));
  }
  assert.equal(await countAreas('Once'), 1);
  const [row] = await db.behind(`select location from platform.submission where token = $1`, [
    fields._submission,
  ]);
  assert.deepEqual(row, { location: null });
});

test('a submission that wrote nothing may be sent again once it is put right', async () => {
  const fields = { ...(await keys()), name: 'Again' };
  assert.equal((await visitor.post(at('invalid'), fields)).status, 422);
  assert.equal((await visitor.post(at('redirect'), fields)).status, 303);
  assert.equal(await countAreas('Again'), 1);
});

test('a token of another form, of another hat or of no form does nothing', async () => {
  const fields = { ...(await keys()), name: 'First' };
  await visitor.post(at('redirect'), fields);
  assert.equal((await visitor.post(at('done'), { ...fields, name: 'Other' })).status, 404);
  for (const _submission of ['', 'x', "' or 1", randomUUID().toUpperCase()])
    assert.equal((await visitor.post(at('redirect'), { ...fields, _submission, name: 'Other' })).status, 404);
  assert.equal(await countAreas('Other'), 0);
});

test('nothing is answered before it is certain: what fails at the very end fails the answer too', async () => {
  await db.behind(`create function accounts.refuse_late() returns trigger language plpgsql
    as $$ begin raise exception 'too late'; end $$;
    create constraint trigger late after insert on accounts.area deferrable initially deferred
      for each row execute function accounts.refuse_late()`);
  for (const name of ['redirect', 'done']) {
    const answer = await visitor.post(at(name), { ...(await keys()), name: 'Late' });
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.body, /a secret shown once/);
  }
  assert.equal(await countAreas('Late'), 0);
  await db.behind(`drop trigger late on accounts.area`);
});

test('what cannot be recorded is neither done nor shown', async () => {
  const fields = { ...(await keys()), name: 'Unrecorded', note: 'x'.repeat(3000) };
  assert.equal((await visitor.post(at('redirect'), fields)).status, 500);
  assert.equal(await countAreas('Unrecorded'), 0);
  const answer = await visitor.get(at('talkative'));
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.body, /said too much/);
});

test('a GET cannot write, whatever its handler tries', async () => {
  const answer = await visitor.get(at('writes'));
  assert.equal(answer.status, 500);
  assert.equal(await countAreas('Area standing'), 2);
});

test('slow work is done outside the transaction, and what it made leaves only if the right to it still stands', async () => {
  const slow = site.visitor(auditor.key);
  const path = `/as/${auditor.membership}/slow`;
  assert.match((await slow.get(path)).body, /slowly made/);
  assert.deepEqual((await lastEvent())?.['detail'], { rows: 3 });
  slowWork = async () =>
    db.behind(`update accounts.membership set roles = '{practitioner}' where id = $1`, [auditor.membership]);
  const without = await slow.get(path);
  assert.equal(without.status, 404);
  assert.doesNotMatch(without.body, /slowly made/);
  assert.equal((await lastEvent())?.['outcome'], 'refused');
  await db.behind(`update accounts.membership set roles = '{auditor}' where id = $1`, [auditor.membership]);
  slowWork = async () =>
    db.behind(`update accounts.membership set ended_at = now() where id = $1`, [auditor.membership]);
  assert.equal((await slow.get(path)).status, 404);
});

test('the log says what came of each request, with the reference of the request', async () => {
  const said: Record<string, unknown> = {};
  for (const name of ['redirect', 'done', 'invalid', 'conflict', 'missing', 'data', 'data-conflict']) {
    await visitor.post(at(name), { ...(await keys()), name: `Logged ${name}` });
    const event = await lastEvent();
    said[name] = event?.['outcome'];
    const line = site.log.at(-1) ?? '';
    assert.ok(line.includes(`"request":"${String(event?.['request_id'])}"`), line);
  }
  assert.deepEqual(said, {
    redirect: 'done',
    done: 'done',
    invalid: 'invalid',
    conflict: 'conflict',
    missing: 'not_found',
    data: 'done',
    'data-conflict': 'conflict',
  });
});

test('data for a page’s own script are JSON that nobody keeps', async () => {
  const answer = await visitor.post(at('data'), { ...(await keys()), name: 'By script' });
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  assert.deepEqual(JSON.parse(answer.body), { saved: true });
});

test('a form of an earlier session is not done until it is sent once more from the page that shows what is in it', async () => {
  const fields = { ...(await keys()), name: 'Typed before' };
  const key = randomBytes(32).toString('hex');
  await addRow(db, 'accounts.session', {
    key_hash: createHash('sha256').update(key).digest(),
    person_id: hat.person,
    factors: 2,
  });
  const anew = site.visitor(key);
  const asked = await anew.post(at('redirect'), fields);
  assert.equal(asked.status, 403);
  assert.match(asked.body, /Save what you typed\?[\s\S]*Typed before/);
  assert.equal(await countAreas('Typed before'), 0);
  assert.equal((await anew.submit(asked, {})).status, 303);
  assert.equal(await countAreas('Typed before'), 1);
  // Another site's form is never shown back with a guard of ours.
  const forged = await anew.post(at('redirect'), fields, { origin: 'https://elsewhere.example' });
  assert.equal(forged.status, 403);
  assert.doesNotMatch(forged.body, /_csrf/);
});

test('somebody whose session ended while they wrote is told so, and what they typed is kept on the page', async () => {
  const fields = { ...(await keys()), name: 'Typed for an hour' };
  await db.behind(`update accounts.session set ended_at = now() where person_id = $1`, [hat.person]);
  const answer = await visitor.post(at('redirect'), fields);
  assert.equal(answer.status, 401);
  assert.match(answer.body, /You have been signed out[\s\S]*Typed for an hour/);
  assert.equal(await countAreas('Typed for an hour'), 0);
});
