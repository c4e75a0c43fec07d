/** The files served beside the pages: stylesheet, script, typeface, icon. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const font = 'font/woff2';

/** Name in the address, place in the folder, content type. */
const files = [
  ['app.css', 'generated/app.css', css],
  ['app.js', 'app.js', script],
  ['autosave.js', 'autosave.js', script],
  ['field-problem.js', 'field-problem.js', script],
  ['save-by-button.js', 'save-by-button.js', script],
  ['unsent.js', 'unsent.js', script],
  ['unsent-offer.js', 'unsent-offer.js', script],
  ['countdown.js', 'countdown.js', script],
  ['grid.js', 'grid.js', script],
  ['govuk-frontend.min.js', 'generated/govuk-frontend.min.js', script],
  ['favicon.svg', 'favicon.svg', 'image/svg+xml'],
  ['fonts/latin-regular.woff2', 'fonts/latin-regular.woff2', font],
  ['fonts/latin-italic.woff2', 'fonts/latin-italic.woff2', font],
  ['fonts/latin-bold.woff2', 'fonts/latin-bold.woff2', font],
  ['fonts/latin-ext-regular.woff2', 'fonts/latin-ext-regular.woff2', font],
  ['fonts/latin-ext-italic.woff2', 'fonts/latin-ext-italic.woff2', font],
  ['fonts/latin-ext-bold.woff2', 'fonts/latin-ext-bold.woff2', font],
] as const;

export type AssetName = (typeof files)[number][0];

export type Asset = {
  readonly name: AssetName;
  /** Path of the address; changes when any asset changes, so that it may be cached for ever. */
  readonly url: string;
  /** Absolute path of the file. */
  readonly file: string;
  readonly contentType: string;
};

const folder = fileURLToPath(new URL('./assets/', import.meta.url));

// One hash over all: the stylesheet and the script name their neighbours by relative addresses, which so stay right.
function hashFiles(): string {
  const hash = createHash('sha256');
  for (const [name, place] of files) hash.update(`${name}\0`).update(readFileSync(folder + place));
  return hash.digest('hex').slice(0, 16);
}

const version = hashFiles();

/** Every file that may be served; nothing else in the folder is. */
export const assets: readonly Asset[] = files.map(([name, place, contentType]) => ({
  name,
  url: `/assets/${version}/${name}`,
  file: folder + place,
  contentType,
}));

/** The path of an asset's address, for a page's `href` or `src`. */
export function assetUrl(name: AssetName): string {
  return `/assets/${version}/${name}`;
}
