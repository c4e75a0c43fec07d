import { clip, problemAt, type Problem } from './problem.ts';

/** Yields a problem for each value that stands earlier in its list already; capitals and outer spaces do not tell two apart. */
export function* checkRepeats(list: string, name: string, values: readonly string[]): Generator<Problem> {
  const first = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const same = value.trim().toLowerCase();
    const earlier = first.get(same);
    const path = name === '' ? `${list}[${index}]` : `${list}[${index}].${name}`;
    if (earlier === undefined) first.set(same, index);
    else
      yield problemAt(
        path,
        value,
        'each one once',
        `${clip(value)} is used already, at number ${earlier + 1} of this list`,
      );
  }
}
