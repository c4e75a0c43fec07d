import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyTypes, type AgencyType } from '#accounts';
import { methodKinds } from '#audits';
import { askedItems } from './asked-items.ts';
import { composeTool, proposeStandards, shortTypes, type Composing } from './compose-tool.ts';

const neglect: Composing = {
  method: 'deep_dive',
  themes: ['neglect'],
  statuses: [],
  agencyTypes: ['csc', 'police', 'school', 'gp_icb'],
  packs: [],
  grading: '',
};

function proposed(of: Composing): readonly string[] {
  return proposeStandards(of).flatMap((one) => (one.isProposed ? [one.standard.id] : []));
}

function asked(of: Composing, agencyType: AgencyType): readonly string[] {
  const tool = composeTool('Tool', of, proposed(of));
  const about = { agencyType, method: of.method, themes: of.themes, status: '', ageBand: '' };
  return askedItems(tool, about, null).flatMap(({ items }) => items.map((item) => item.id));
}

test('whatever the method and the theme, 25 to 40 standards are proposed', () => {
  for (const method of methodKinds.filter((one) => one !== 'section_11'))
    for (const themes of [[], ['neglect'], ['child_sexual_abuse', 'child_sexual_exploitation', 'neglect']])
      for (const types of [[], ['police'], Object.keys(agencyTypes)] as AgencyType[][]) {
        const count = proposed({ ...neglect, method, themes, agencyTypes: types }).length;
        assert.ok(count >= 25 && count <= 40, `${method} ${themes.join()} ${types.length}: ${count}`);
      }
});

test('what is about the audit’s own subject is proposed first, and each says why it is there', () => {
  const rows = new Map(proposeStandards(neglect).map((one) => [one.standard.id, one]));
  for (const id of ['b11', 'c3', 'l8', 'l9']) assert.equal(rows.get(id)?.isProposed, true, id);
  assert.deepEqual(rows.get('l9')?.reasons, ['because the audit is about neglect', 'asked of everyone']);
  assert.deepEqual(rows.get('i6')?.reasons, ['because this agency is asked: Schools and education settings']);
  assert.equal(rows.get('l1')?.isProposed, false);
  assert.match(rows.get('l1')?.reasons.join('; ') ?? '', /^for audits about child sexual abuse/);
});

test('a standard for agencies that are not asked is not offered', () => {
  const ids = proposeStandards({ ...neglect, agencyTypes: ['police'] }).map((one) => one.standard.id);
  assert.ok(!ids.includes('i6') && ids.includes('a8'));
});

test('a pack that no theme brings can be chosen, and a status brings its own', () => {
  assert.ok(!proposed(neglect).includes('l10'));
  assert.ok(proposed({ ...neglect, packs: ['DA'] }).includes('l10'));
  assert.ok(proposed({ ...neglect, statuses: ['looked_after'] }).includes('l13'));
});

test('a school, a college, a nursery and a GP practice are asked twelve things at most, their own first', () => {
  for (const themes of [['neglect'], ['child_sexual_abuse']])
    for (const type of shortTypes) {
      const ids = asked({ ...neglect, themes }, type);
      assert.ok(ids.length <= 12 && ids.length >= 8, `${type}: ${ids.length}`);
    }
  assert.ok(asked({ ...neglect }, 'school').includes('i6'));
  assert.ok(asked(neglect, 'police').length > 25);
});

test('a grade is asked for only where the audit grades', () => {
  assert.ok(!asked(neglect, 'police').includes('p-grade'));
  assert.ok(asked({ ...neglect, grading: 'four_grades' }, 'police').includes('p-grade'));
});

test('a Section 11 tool asks levels about the agency and nothing about a child', () => {
  const tool = composeTool(
    'S11',
    { ...neglect, method: 'section_11' },
    proposed({ ...neglect, method: 'section_11' }),
  );
  const items = tool.sections.flatMap((section) => section.items);
  assert.deepEqual([...new Set(items.map((item) => item.kind))], ['level', 'part']);
  assert.deepEqual(
    items.filter((item) => item.kind === 'part').map((item) => item.part),
    ['actions'],
  );
});
