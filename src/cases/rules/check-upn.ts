/**
 * Unique pupil numbers (Department for Education, "Unique pupil numbers: guide"): a check letter, eleven digits, and a digit
 * or, of a temporary number, a letter. I, O and S are no letters of it.
 */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const form = new RegExp(`^[${letters}]\\d{11}[\\d${letters}]$`);

/** The number of what was typed, in capitals without spaces; null when it is no unique pupil number. */
export function readUpn(text: string): string | null {
  const plain = tidy(text);
  if (!form.test(plain)) return null;
  return letters[checkOf(plain)] === plain[0] ? plain : null;
}

/** What is wrong with a typed unique pupil number, as a sentence; null when nothing is, or nothing was typed. */
export function upnProblem(text: string): string | null {
  if (text.trim() === '' || readUpn(text) !== null) return null;
  if (!form.test(tidy(text)))
    return 'Enter a unique pupil number of a letter and 12 more characters, like B801200005001';
  return 'Check the unique pupil number: its first letter does not match the rest';
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase();
}

/** Each character after the first times its place, 2 to 13; what is left by 23 names the letter. */
function checkOf(upn: string): number {
  const sum = [...upn.slice(1)].reduce((total, one, at) => {
    const value = letters.includes(one) ? letters.indexOf(one) : Number(one);
    return total + value * (at + 2);
  }, 0);
  return sum % 23;
}
