/** NHS numbers (NHS Data Dictionary, "NHS NUMBER"): ten digits, the last a check by modulus 11. */
const digits = /^\d{10}$/;

/**
 * Ten digits of what was typed, with digits of other widths made plain and spaces and hyphens taken out; null when it is
 * no NHS number. Ten zeros pass the sum and are no number; a check of 10 was never issued.
 */
export function readNhsNumber(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
  if (!digits.test(plain) || /^0+$/.test(plain)) return null;
  const sum = [...plain.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(plain[9]) ? plain : null;
}

/** What is wrong with a typed NHS number, as a sentence; null when nothing is, or nothing was typed. */
export function nhsNumberProblem(text: string): string | null {
  if (text.trim() === '' || readNhsNumber(text) !== null) return null;
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
  if (!digits.test(plain)) return 'Enter an NHS number of 10 digits, like 999 000 0018';
  if (/^0+$/.test(plain)) return 'Ten zeros are not an NHS number. Leave it empty if it is not known';
  return 'Check the NHS number: its last digit does not match the others';
}
