import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { trusted } from '#platform/html';
import type { SafeHtml } from '#platform/html';
import * as components from '../src/platform/govuk/components.ts';
import {
  functionName,
  generateOptions,
  listComponents,
  optionsFile,
  readFixtures,
} from '../tools/generate-govuk.ts';

/** The fixtures' options are JSON, so the functions are called by name here, past their types. */
const functions = new Map<string, (options: never) => SafeHtml>(Object.entries(components));

function render(component: string, options: object): string {
  const call = functions.get(functionName(component));
  assert.ok(call, `there is no function for ${component}`);
  return String(call(options as never));
}

const isMarkup = (key: string): boolean => /^html$|Html$/.test(key);

/** The options as our callers give them: markup as SafeHtml, and each text put through `change`. */
function asOurs(value: unknown, key: string, change: (text: string) => string): unknown {
  if (typeof value === 'string') return isMarkup(key) ? trusted(value) : change(value);
  if (Array.isArray(value)) return value.map((entry) => asOurs(entry, '', change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): [string, unknown] => {
      if (key !== 'slots' || typeof inner !== 'string') return [name, asOurs(inner, name, change)];
      return [name, name === 'end' ? { html: trusted(inner) } : trusted(inner)];
    }),
  );
}

function optionsOf(fixture: { options: object }, change = (text: string) => text): object {
  return asOurs(fixture.options, '', change) as object;
}

for (const component of listComponents()) {
  test(`every published example of the GOV.UK ${component} comes out as published`, () => {
    const fixtures = readFixtures(component);
    assert.ok(fixtures.length > 0);
    for (const fixture of fixtures) {
      assert.equal(render(component, optionsOf(fixture)), fixture.html, fixture.name);
    }
  });
}

test('no text, name, address, class or attribute given to any component can become markup', () => {
  const attack = '"><attack \'onfocus=x>';
  let carried = 0;
  for (const component of listComponents()) {
    for (const fixture of readFixtures(component)) {
      const result = render(
        component,
        optionsOf(fixture, (text) => text + attack),
      );
      assert.ok(!result.includes('<attack'), `${component}: ${fixture.name}`);
      assert.ok(!result.includes("'onfocus"), `${component}: ${fixture.name}`);
      if (result.includes('&lt;attack')) carried += 1;
    }
  }
  assert.ok(carried > 600, `the attack was really rendered (${carried} times)`);
});

test('the types of the options are those of the installed govuk-frontend', async () => {
  assert.equal(await generateOptions(), readFileSync(optionsFile, 'utf8'));
});
