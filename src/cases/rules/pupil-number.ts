// DfE, Unique pupil numbers: a check letter, then twelve digits, the last a letter where the number is temporary. The
// letter is the sum of digit × place (2 to 13) modulo 23 (CIN census guide, 1510 to 1550).
import { plainDigits } from './nhs-number.ts';

const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** The thirteen characters, '' where nothing was given; null where it is no unique pupil number. */
export function readPupilNumber(text: string): string | null {
  const upn = plainDigits(text).toUpperCase();
  if (upn === '') return '';
  if (!/^[A-Z]\d{11}[0-9A-Z]$/.test(upn)) return null;
  const sum = Array.from(upn.slice(1)).reduce((total, character, at) => {
    const value = /\d/.test(character) ? Number(character) : letters.indexOf(character);
    return total + value * (at + 2);
  }, 0);
  if (upn.slice(12).match(/[A-Z]/) !== null && !letters.includes(upn.slice(12))) return null;
  return letters[sum % 23] === upn[0] ? upn : null;
}
