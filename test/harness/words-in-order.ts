import assert from 'node:assert/strict';

/** Blanks are a matter of line ends; a wrong order or a lost letter is not. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Fails unless every piece stands in the text behind the end of the one before it. `where` names the document. */
export function assertInOrder(text: string, wanted: readonly string[], where: string): void {
  const whole = squeeze(text);
  let place = 0;
  for (const piece of wanted.map(squeeze)) {
    const found = whole.indexOf(piece, place);
    assert.notEqual(
      found,
      -1,
      `${where} lacks “${piece}” after “${whole.slice(Math.max(0, place - 60), place)}”`,
    );
    place = found + piece.length;
  }
}
