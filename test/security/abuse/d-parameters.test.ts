import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEveryRow } from '#test/house-order';
import { openRoutes } from '../../../src/app.ts';
import { addresses, ask, assertGroundIsClean, db, keyOf } from './opened-ground.ts';
import { hostileWords } from '#test/hostile-texts';

const gets = addresses.filter(({ method }) => method === 'GET');
/** Every name that a page asks an address for. */
const asked = [
  'case',
  'form',
  'imported',
  'kind',
  'owner',
  'page',
  'position',
  'q',
  'show',
  'sort',
  'theme',
  'topic',
  'type',
  'year',
];
/** Forms ask an address for nothing, and documents are set anew for each request: everything at once is enough for them. */
const isTriedOnce = (route: string) =>
  /\/briefings|\/(?:add|edit|change|link|end|help|logo|export|import|:area|:agency)$/.test(route);

test('whatever stands in the question of an address, a page is shown or is not there; never a fault (D11, E04)', async () => {
  const before = await readEveryRow(db);
  const faults: string[] = [];
  for (const address of gets) {
    const words = isTriedOnce(address.route) ? [hostileWords.join('&x=')] : hostileWords;
    for (const word of words) {
      const question = asked.map((name) => `${name}=${word}`).join('&');
      const { status } = await ask(keyOf(address), `${address.path}?${question}`);
      if (![200, 404].includes(status)) faults.push(`${status} ${address.route} ${word.slice(0, 200)}`);
    }
  }
  assert.deepEqual(faults, []);
  assert.deepEqual(await readEveryRow(db), before);
  assertGroundIsClean();
});

test('whatever stands where an id belongs, there is no page; never a fault (D11, E08)', async () => {
  const faults: string[] = [];
  for (const address of gets) {
    const pattern = address.route.replace('GET ', '');
    for (const [name] of pattern.matchAll(/:[a-z]+/g)) {
      for (const word of hostileWords) {
        const path = address.path.split('/').with(pattern.split('/').indexOf(name), word).join('/');
        const { status } = await ask(keyOf(address), path);
        if (![400, 404].includes(status))
          faults.push(`${status} ${address.route} ${name} ${word.slice(0, 200)}`);
      }
    }
  }
  assert.deepEqual(faults, []);
});

test('open pages take whatever is asked of them without a fault (D11)', async () => {
  const faults: string[] = [];
  for (const route of openRoutes.filter(({ method }) => method === 'GET'))
    for (const word of hostileWords) {
      const { status } = await ask(undefined, `${route.path.replaceAll(/:[a-z]+/g, word)}?q=${word}`);
      if (![200, 303, 400, 404, 429].includes(status)) faults.push(`${status} ${route.path} ${word}`);
    }
  assert.deepEqual(faults, []);
});
