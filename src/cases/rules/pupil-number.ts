// DfE, Unique pupil numbers: a check letter, then twelve digits, the last a letter where the number is temporary. The
// letter is the sum of digit × place (2 to 13) modulo 23 (CIN census guide, 1510 to 1550). I, O and S are no letters of it.
import { plainNumber } from './nhs-number.ts';

const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const form = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/** The thirteen characters, '' where nothing was given; null where it is no unique pupil number. */
export function readPupilNumber(text: string): string | null {
  const upn = plainNumber(text).toUpperCase();
  if (upn === '') return '';
  if (!form.test(upn)) return null;
  const sum = Array.from(upn.slice(1)).reduce((total, character, at) => {
    const value = /\d/.test(character) ? Number(character) : letters.indexOf(character);
    return total + value * (at + 2);
  }, 0);
  return letters[sum % 23] === upn[0] ? upn : null;
}

/** What is wrong with a typed unique pupil number, as a sentence; null when nothing is, or nothing was typed. */
export function pupilNumberProblem(text: string): string | null {
  if (readPupilNumber(text) !== null) return null;
  if (!form.test(plainNumber(text).toUpperCase()))
    return 'Enter a unique pupil number of a letter and 12 more characters, like B801200005001';
  return 'Check the unique pupil number: its first letter does not match the rest';
}
