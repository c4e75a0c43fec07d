/**
 * Text as all three renderers can carry it. XML (so Word) refuses most control characters, PDF has no glyph for them
 * and HTML shows nothing: they are dropped once, here, so that no form of a document differs from another.
 */

/** Line ends, tabs and the many Unicode blanks; not the no-break spaces (U+00A0, U+2007, U+202F), which carry meaning. */
const blanks = /[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/gu;

/** Lone surrogates, noncharacters and the control characters that XML 1.0 refuses (section 2.2), and the C1 controls. */
const forbidden = /[\p{Cs}\p{Noncharacter_Code_Point}\p{Cc}]/gu;

/**
 * Signs without a shape: soft hyphen, zero-width space, word joiner, byte order mark, interlinear marks, tags, and the
 * bidirectional overrides, with which a typed text could turn round what stands after it.
 */
const shapeless = /[\u00AD\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** The text with every run of blanks as one space and without signs that cannot be shown; blanks at its ends stay. */
export function cleanText(text: string): string {
  return text.replace(blanks, ' ').replace(forbidden, '').replace(shapeless, '').replace(/ {2,}/g, ' ');
}

/** As `cleanText`, without blanks at the ends: for titles, cells and labels. */
export function cleanLine(text: string): string {
  return cleanText(text).trim();
}
