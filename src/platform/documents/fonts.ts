import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The one typeface of pages, charts and documents, by its name in styles. */
export const typeface = 'Atkinson Hyperlegible Next';

const { resolve } = createRequire(import.meta.url);

const weights = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

/** Paths of the TrueType files, for programs that take files. */
export function listFontFiles(): string[] {
  return weights.map((weight) =>
    resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`),
  );
}

/** The TrueType files themselves. */
export function readFonts(): Buffer[] {
  return listFontFiles().map((path) => readFileSync(path));
}

/**
 * Families in the order in which a PDF looks for a shape. The three after ours are built into Typst, so they are the
 * same on every machine: shapes and Arabic, Hebrew, signs.
 */
export const pdfFamilies = [typeface, 'DejaVu Sans Mono', 'Libertinus Serif', 'New Computer Modern Math'];

/** Web font files of one weight as data addresses, western and central European letters apart. */
export function readWebFonts(): { weight: number; range: string; address: string }[] {
  const ranges = [
    [
      'latin',
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
    ],
    ['latin-ext', 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF'],
  ] as const;
  return [400, 700].flatMap((weight) =>
    ranges.map(([subset, range]) => {
      const path = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${weight}-normal.woff2`;
      return {
        weight,
        range,
        address: `data:font/woff2;base64,${readFileSync(resolve(path)).toString('base64')}`,
      };
    }),
  );
}
