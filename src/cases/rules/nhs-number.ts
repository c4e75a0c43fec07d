// NHS Data Dictionary, NHS NUMBER: ten digits, the last by modulus 11; where that gives 10 the number is never issued.
// All noughts pass the sum and are refused: they stand for "none" in some systems.

/** A number as typed, with characters of other widths made plain, without blanks, hyphens and what does not show. */
export function plainNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
}

/** The ten digits, '' where nothing was given; null where it is no NHS number. */
export function readNhsNumber(text: string): string | null {
  const digits = plainNumber(text);
  if (digits === '') return '';
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return null;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? digits : null;
}

/** What is wrong with a typed NHS number, as a sentence; null when nothing is, or nothing was typed. */
export function nhsNumberProblem(text: string): string | null {
  if (readNhsNumber(text) !== null) return null;
  const digits = plainNumber(text);
  if (!/^\d{10}$/.test(digits)) return 'Enter an NHS number of 10 digits, like 999 000 0018';
  if (/^0+$/.test(digits)) return 'Ten zeros are not an NHS number. Leave it empty if it is not known';
  return 'Check the NHS number: its last digit does not match the others';
}
