const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
] as const;

/** A whole number from 0 to 20 in words ("three"); any other in figures, thousands parted by commas ("1,204"). */
export function numberInWords(n: number): string {
  return words[n] ?? n.toLocaleString('en-GB');
}
