import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTheme, nameTheme, themeFramework, themeGroups, themeLabel, themes } from './theme.ts';

test('Every theme has a code, a label of its own, what it covers, and a group', () => {
  const groups = new Set(themeGroups.map((group) => group.code));
  for (const theme of themes) {
    assert.match(theme.code, /^[a-z]+(_[a-z]+)*$/);
    assert.ok(theme.label.length <= 60, theme.label);
    assert.match(theme.covers, /\.$/);
    assert.ok(groups.has(theme.group), theme.group);
  }
  assert.equal(new Set(themes.map((theme) => theme.code)).size, themes.length);
  assert.equal(new Set(themes.map((theme) => theme.label.toLowerCase())).size, themes.length);
});

test('No group is without a theme', () => {
  for (const group of themeGroups)
    assert.ok(
      themes.some((theme) => theme.group === group.code),
      group.code,
    );
});

test('A theme is known by its exact code', () => {
  assert.ok(isTheme('minutes'));
  assert.equal(isTheme('Minutes'), false);
  assert.equal(isTheme('constructor'), false);
  assert.equal(themeLabel('minutes'), 'Minutes late, wrong or not received');
  assert.throws(() => themeLabel('no_such_theme'), RangeError);
  assert.equal(nameTheme('fathers'), 'Fathers and absent parents');
  assert.equal(nameTheme('old_word'), 'Old word');
});

test('The framework says which version it is and from when it holds', () => {
  assert.equal(themeFramework.version, 1);
  assert.equal(
    Temporal.PlainDate.from(themeFramework.effectiveFrom).toString(),
    themeFramework.effectiveFrom,
  );
});
