import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyTypes } from '#accounts';
import { isTheme } from '#audits';
import { shippedTools } from './shipped-tool.ts';
import { standardHeadings, standardPacks, standards } from './standard.ts';
import { findToolFaults } from './rules/find-tool-faults.ts';

test('every standard has an id of its own, a heading, a basis and minutes', () => {
  assert.equal(new Set(standards.map((one) => one.id)).size, standards.length);
  assert.equal(new Set(standards.map((one) => one.text)).size, standards.length);
  const headings = new Set(standardHeadings.map((one) => one.code));
  for (const one of standards) {
    assert.match(one.id, /^[a-z]\d{1,2}$/);
    assert.ok(headings.has(one.heading) && one.basis !== '' && one.minutes > 0, one.id);
  }
});

test('every theme, type of agency and pack of the catalogue exists', () => {
  const packs = new Set(['G', 'S11', ...standardPacks.map((pack) => pack.code)]);
  for (const one of standards) {
    assert.deepEqual(
      one.themes.filter((theme) => !isTheme(theme)),
      [],
      one.id,
    );
    assert.deepEqual(
      one.agencies.filter((type) => !Object.hasOwn(agencyTypes, type)),
      [],
      one.id,
    );
    assert.deepEqual(
      one.packs.filter((pack) => !packs.has(pack)),
      [],
      one.id,
    );
  }
  for (const pack of standardPacks)
    assert.deepEqual(
      pack.themes.filter((theme) => !isTheme(theme)),
      [],
    );
});

test('standards are sentences that can be met, not questions', () => {
  const asking = standards.filter(
    (one) => ['standard', 'level'].includes(one.kind) && !one.text.endsWith('.'),
  );
  assert.deepEqual(
    asking.map((one) => one.id),
    [],
  );
});

test('the catalogue holds every standard of each heading', () => {
  const count = Object.groupBy(standards, (one) => one.heading);
  const counts = Object.fromEntries(Object.entries(count).map(([code, list]) => [code, list?.length]));
  assert.deepEqual(counts, {
    a: 12,
    b: 12,
    c: 8,
    d: 11,
    e: 11,
    f: 9,
    g: 7,
    h: 6,
    i: 6,
    j: 4,
    k: 6,
    l: 14,
    m: 7,
    s: 10,
  });
});

test('the shipped tools are whole: nothing twice, nothing unknown, a themed deep dive with nine headings', () => {
  assert.equal(shippedTools.length, 6);
  for (const { code, tool } of shippedTools) {
    assert.deepEqual(findToolFaults(tool), [], code);
    assert.equal(new Set(tool.sections.map((section) => section.code)).size, tool.sections.length, code);
  }
  const headings = shippedTools[0]?.tool.sections.map((section) => section.title).slice(1, 10);
  assert.equal(headings?.length, 9);
});
