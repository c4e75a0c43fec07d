// NHS Data Dictionary, NHS NUMBER: ten digits, the last by modulus 11; where that gives 10 the number is never issued.
// All noughts pass the sum and are refused: they stand for "none" in some systems.

/** Digits of any script and width as plain ones, without blanks and hyphens. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b-]/g, '');
}

/** The ten digits, '' where nothing was given; null where it is no NHS number. */
export function readNhsNumber(text: string): string | null {
  const digits = plainDigits(text);
  if (digits === '') return '';
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return null;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? digits : null;
}
