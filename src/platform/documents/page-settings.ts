import { arrangeTiles } from './arrange-tiles.ts';
import type { DocumentContent } from './content.ts';
import { listWords } from './list-words.ts';

/** How the pages of a PDF are set. */
export type Setting = {
  /** Of the text, in points. */
  readonly size: number;
  /**
   * `wide`: one column of a good measure. `narrow`: two columns on close margins. `beside`: tiles side by side.
   * `whole`: tiles in columns one after another, none broken that a column can hold. `flow`: the same, broken anywhere.
   */
  readonly layout: 'wide' | 'narrow' | 'beside' | 'whole' | 'flow';
};

/** Settings of one layout from the largest to the smallest letters, with the pages that they must keep to. */
export type Family = { readonly pages: number; readonly settings: readonly Setting[] };

const wideSize = 10.5;
const wideSizes = [wideSize, 10.25, 10, 9.75];
/** Below 9 points the page of a portrait document is hard to read in print; below 8.5 that of tiles. */
const narrowSizes = [11, 10.75, 10.5, 10.25, 10, 9.75, 9.5, 9.25, 9];
const besideSizes = [10.5, 10.25, 10, 9.75, 9.5, 9.25, 9, 8.75, 8.5];
const wholeSizes = [10.5, 10.25, 10, 9.75, 9.5, 9.25, 9];
const flowingSize = 9.5;

/** From the roomiest way to set a document to the one that takes any length, which comes last. */
export function listFamilies(
  content: Pick<DocumentContent, 'page' | 'keepTo' | 'blocks'>,
): readonly Family[] {
  if (content.page === 'portrait') {
    const { keepTo } = content;
    if (keepTo === undefined) return [anyLength({ size: wideSize, layout: 'wide' })];
    return [
      { pages: keepTo, settings: wideSizes.map((size) => ({ size, layout: 'wide' })) },
      { pages: keepTo, settings: narrowSizes.map((size) => ({ size, layout: 'narrow' })) },
      anyLength({ size: flowingSize, layout: 'narrow' }),
    ];
  }
  const arrangements = content.blocks.flatMap((block) =>
    block.kind === 'tiles' ? [arrangeTiles(block.tiles)] : [],
  );
  const standBeside = arrangements.every((arrangement) => arrangement.kind === 'columns');
  // Only where tiles are all there is: low columns below other blocks make Typst lose what is not to be broken.
  const whole = wholeSizes.map((size): Setting => ({ size, layout: 'whole' }));
  return [
    ...(standBeside
      ? [{ pages: 1, settings: besideSizes.map((size) => ({ size, layout: 'beside' }) as const) }]
      : []),
    ...(content.blocks.length === 1
      ? [
          { pages: 1, settings: whole },
          { pages: 2, settings: whole },
        ]
      : []),
    anyLength({ size: flowingSize, layout: 'flow' }),
  ];
}

function anyLength(setting: Setting): Family {
  return { pages: Number.POSITIVE_INFINITY, settings: [setting] };
}

/** Letters that a portrait page holds in one column at reading size. */
const wideLetters = 2600;

/**
 * Whether a document needs two columns to keep to its pages, judged by the number of its letters: for the forms that
 * cannot be measured here, because Word and the browser lay them out.
 */
export function isLongForItsPages({
  page,
  keepTo,
  blocks,
}: Pick<DocumentContent, 'page' | 'keepTo' | 'blocks'>): boolean {
  if (page === 'landscape' || keepTo === undefined) return false;
  const letters = blocks.flatMap(listWords).reduce((sum, text) => sum + text.length, 0);
  return letters > keepTo * wideLetters;
}

/**
 * Lays a document out in the first family that keeps to its pages, in its largest letters: the smallest are tried first,
 * so that a document which is too long costs one attempt, then halves, since larger letters never take fewer pages.
 */
export function layOutBest<Laid>(
  families: readonly Family[],
  layOut: (setting: Setting) => Laid,
  countPages: (laid: Laid) => number,
): Laid | undefined {
  for (const { pages, settings } of families) {
    const attempt = (at: number) => {
      const setting = settings[at];
      if (setting === undefined) return undefined;
      const laid = layOut(setting);
      return countPages(laid) <= pages ? laid : undefined;
    };
    let best = attempt(settings.length - 1);
    if (best === undefined) continue;
    let low = 0;
    let high = settings.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const laid = attempt(middle);
      if (laid === undefined) low = middle + 1;
      else {
        best = laid;
        high = middle;
      }
    }
    return best;
  }
  return undefined;
}
