import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Tx } from '#platform/db';
import { openArchive, readDemoAudit } from '#test/archive';
import { addRow } from '#test/scene';
import { listCitations } from './citations.ts';
import { listLibrary, writeItem } from './library.ts';

const { db, scene } = await openArchive([readDemoAudit('leicester-2019-familial')]);
const { here, there } = scene;
const { transact } = db.database;

async function as<Result>(
  role: 'coordinator' | 'auditor' | 'practitioner',
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return await transact(scene.session(role), 'write', work);
}

const texts = {
  title: 'Bruising in babies',
  kind: 'procedure',
  publisher: null,
  nations: [],
  address: null,
  purpose: null,
} as const;

test('a guest sees what is shipped and nothing of the partnership’s', async () => {
  const items = await as('practitioner', async (tx) => listLibrary(tx, here.partnership));
  assert.deepEqual([...new Set(items.map((item) => item.origin))], ['shipped']);
  assert.deepEqual(await as('practitioner', async (tx) => listCitations(tx, here.partnership)), []);
});

test('what a live audit cites in the latest version of its terms is seen by those who coordinate it, and no sooner by others', async () => {
  const cited = [
    {
      document: 'working-together',
      edition: '2023',
      use: 'standard',
      says: '',
      title: 'Working Together',
      fault: null,
    },
  ];
  const terms = {
    citations: cited,
    scope: { phrase: 'a year', period: { from: '2024-06-01', until: '2025-05-31', how: '' } },
  };
  await addRow(db, 'audits.terms_version', {
    partnership_id: here.partnership,
    audit_id: here.liveAudit,
    number: 7,
    content: JSON.stringify({ values: {}, terms }),
    changes: '[]',
    made_by: here.people.coordinator.membership,
  });
  const list = async (tx: Tx) => listCitations(tx, here.partnership, 'working-together');
  const live = (await as('coordinator', list)).filter((citation) => citation.isLive);
  assert.deepEqual(
    live.map(({ audit, edition, when, says }) => [audit, edition, when?.edtf, says]),
    [[here.liveAudit, '2023', '2025-05-31', null]],
  );
  assert.deepEqual(
    (await as('auditor', list)).filter((citation) => citation.isLive),
    [],
  );
});

test('another partnership’s library and citations are not there', async () => {
  const items = await as('coordinator', async (tx) => listLibrary(tx, there.partnership));
  assert.ok(items.every((item) => item.origin === 'shipped'));
  assert.deepEqual(await as('coordinator', async (tx) => listCitations(tx, there.partnership)), []);
});

test('nobody writes in the name of somebody else', async () => {
  const forged = { partnership: here.partnership, membership: here.people.auditor.membership };
  await assert.rejects(
    as('coordinator', async (tx) => writeItem(tx, forged, { ref: randomUUID(), version: 0 }, texts, null)),
    /row-level security/,
  );
});

test('an address that is not https, a quotation from nowhere and a reason for nothing are refused by the table', async () => {
  const item = {
    partnership_id: here.partnership,
    ref: randomUUID(),
    version: 1,
    title: 'A',
    kind: 'tool',
    changed_by: here.people.coordinator.membership,
  };
  for (const wrong of [
    { address: 'javascript:alert(1)' },
    { retired_on: '2026-01-01' },
    { kind: 'circus' },
    { nations: ['Atlantis'] },
    { ref: 'Not a ref' },
  ])
    await assert.rejects(addRow(db, 'audits.library_item', { ...item, ...wrong }), /check constraint/);
  const edition = {
    partnership_id: here.partnership,
    document: 'guidance',
    id: randomUUID(),
    version: 1,
    label: '2019',
    changed_by: here.people.coordinator.membership,
  };
  await assert.rejects(
    addRow(db, 'audits.library_edition', { ...edition, passage: 'Neglect is …', is_quoted: true }),
    /check constraint/,
  );
});

test('an edition of one label is there once, in whatever case', async () => {
  const edition = {
    partnership_id: here.partnership,
    document: 'guidance',
    version: 1,
    changed_by: here.people.coordinator.membership,
  };
  await addRow(db, 'audits.library_edition', { ...edition, id: randomUUID(), label: 'Spring' });
  await assert.rejects(
    addRow(db, 'audits.library_edition', { ...edition, id: randomUUID(), label: 'SPRING' }),
    /library_edition_label/,
  );
});
