// WCAG 2.2, success criterion 1.4.3 (contrast, minimum) and its definition of relative luminance.

/** The colours a partnership's own colour must stand out from: white, and the light wash of itself. */
export type Brand = { readonly colour: string; readonly wash: string };

/**
 * The contrast of two colours, 1 to 21.
 * @param one @param other as #rrggbb.
 */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The light tint of a colour that stands behind quiet text: one part in twelve on white. */
export function washOf(colour: string): string {
  return `#${channels(colour)
    .map((value) => Math.round(255 - (255 - value) / 12))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Why a colour cannot be a partnership's colour, in a sentence; null when it can. `colour` as a person typed it. */
export function colourProblem(colour: string): string | null {
  if (!/^#[0-9a-f]{6}$/.test(colour))
    return 'Enter the colour as a hash and six digits or letters a to f, such as #1d4f6e';
  const worst = Math.min(contrast(colour, '#ffffff'), contrast(colour, washOf(colour)));
  if (worst >= 4.5) return null;
  return `This colour is too light to read on white (contrast ${saidRatio(worst)} to 1, at least 4.5 to 1 is needed). Choose a darker one`;
}

/** How well a colour can be read on white, in words: "9.1 to 1 on white". */
export function sayContrast(colour: string): string {
  return `${saidRatio(contrast(colour, '#ffffff'))} to 1 on white`;
}

/** Rounded down: a colour that just fails must not seem to pass. */
function saidRatio(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

function channels(colour: string): readonly [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
