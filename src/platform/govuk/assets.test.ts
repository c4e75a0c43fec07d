import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compileStyles, copies, stylesheetFile } from '../../../tools/build-styles.ts';
import { assets, assetUrl } from './assets.ts';

const read = (name: string): string =>
  readFileSync(assets.find((asset) => asset.name === name)?.file ?? '', 'utf8');

test('the stylesheet is the one its source compiles to', () => {
  assert.equal(readFileSync(stylesheetFile, 'utf8'), compileStyles());
});

test('the typeface and the GOV.UK script are those of the installed packages', () => {
  for (const { from, to } of copies) assert.deepEqual(readFileSync(to), readFileSync(from), to);
});

test('every address that the stylesheet and the script name is served beside them', () => {
  const named = [
    ...read('app.css').matchAll(/url\("?([^")]+)"?\)/g),
    ...read('app.js').matchAll(/from '\.\/([^']+)'/g),
  ].map((match) => match[1]);
  assert.equal(named.length, 7);
  const served = assets.map((asset) => asset.url);
  for (const name of named) {
    assert.ok(
      served.includes(new URL(name ?? '', `http://localhost${assetUrl('app.css')}`).pathname),
      `${name}`,
    );
  }
});

test('an address carries the hash of the content and each file can be read', () => {
  assert.match(assetUrl('app.css'), /^\/assets\/[0-9a-f]{16}\/app\.css$/);
  for (const asset of assets) assert.ok(readFileSync(asset.file).length > 100, asset.name);
});

test('neither the crown nor the typeface of GOV.UK is served, and nothing from elsewhere', () => {
  const style = read('app.css');
  assert.doesNotMatch(style, /GDS Transport|crown|crest|@import|url\("?(https?|data):/i);
});

test('the stylesheet covers paper, forced colours, reduced motion and a partnership’s own colour', () => {
  const style = read('app.css');
  for (const part of [
    /@media print/,
    /forced-colors: ?active/,
    /prefers-reduced-motion/,
    /--brand: ?#1d4f6e/,
  ]) {
    assert.match(style, part);
  }
});
