import { forbiddenCharacter, problemAt, type Problem } from './problem.ts';

/** Yields a problem for every text with a character that no screen or document could carry; names are known by then. */
export function* checkCharacters(value: unknown, path = ''): Generator<Problem> {
  if (typeof value === 'string') {
    if (forbiddenCharacter.test(value)) {
      yield problemAt(
        path,
        value,
        'text without line breaks, control characters or broken characters',
        'this text has a line break or a character that cannot be shown',
      );
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* checkCharacters(item, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield* checkCharacters(item, path === '' ? name : `${path}.${name}`);
    }
  }
}
