/** A hidden field carries at most so many UTF-16 units: in UTF-8 fewer than the 200,000 bytes that a field may have. */
const longestPiece = 60_000;

/**
 * The text of a file cut into pieces that hidden fields can carry; joined again they are the same JSON without its blanks. A
 * character of two units is never cut through, since half of one would not survive the page. Throws for what is no JSON.
 */
export function cutForFields(json: string, longest = longestPiece): readonly string[] {
  const text = JSON.stringify(JSON.parse(json.replace(/^\ufeff/, '')));
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let until = Math.min(from + longest, text.length);
    if (until < text.length && /[\ud800-\udbff]/.test(text.charAt(until - 1))) until -= 1;
    pieces.push(text.slice(from, until));
    from = until;
  }
  return pieces;
}
