import { numberInWords } from '#platform/html';

/**
 * A count of cases against its sample, in words: "two of the five cases", "both cases", "all five cases", "none of
 * the five cases"; without a sample (null) or beyond it, the count alone: "three cases". Counts are whole, 0 upwards.
 */
export function sayCases(count: number, sample: number | null): string {
  if (sample === null || sample === 0 || count > sample) {
    return count === 0 ? 'no case' : `${numberInWords(count)} ${count === 1 ? 'case' : 'cases'}`;
  }
  if (count === sample) return sayWholeSample(sample);
  if (count === 0)
    return sample === 1 ? 'not the one case' : `${none(sample)} of the ${numberInWords(sample)} cases`;
  return `${numberInWords(count)} of the ${numberInWords(sample)} cases`;
}

/** Every case of a sample of at least one: "the one case", "both cases", "all five cases". */
export function sayWholeSample(sample: number): string {
  if (sample === 1) return 'the one case';
  return sample === 2 ? 'both cases' : `all ${numberInWords(sample)} cases`;
}

/** "neither" of two, "none" of more. */
function none(sample: number): string {
  return sample === 2 ? 'neither' : 'none';
}

/** The sentence's first letter made a capital; the rest stays as written ("GP practices", "iHub"). */
export function beginSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
