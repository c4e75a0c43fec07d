/**
 * What is wrong with a reason that somebody must be able to judge later (abuse C13): too short to say anything, or keys
 * pressed instead of words. A sentence, or null.
 */
export function reasonProblem(reason: string): string | null {
  const text = reason.trim();
  if (Array.from(text).length < leastCharacters)
    return `Give the reason in at least ${leastCharacters} characters, so that somebody who checks later understands it`;
  const words = (text.toLowerCase().match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []).filter(isWord);
  if (new Set(words).size < 3)
    return 'Give the reason in words of your own. What stands there says nothing to somebody who checks later';
  return null;
}

const leastCharacters = 20;

/** Words that are typed to get past a field. */
const fillers = new Set([
  'test',
  'tests',
  'testing',
  'asdf',
  'qwerty',
  'reason',
  'other',
  'none',
  'na',
  'foo',
  'bar',
  'lorem',
  'ipsum',
  'xxx',
]);

function isWord(word: string): boolean {
  return !fillers.has(word) && !/^(.)\1*$/u.test(word);
}
