import { randomBytes, randomInt } from 'node:crypto';
import { displayDay } from '#platform/time';
import { readNhsNumber } from '../../src/cases/rules/nhs-number.ts';

/** Words, a number and a day that stand nowhere else, to be written where everything is sealed and looked for afterwards. */
export type Canaries = {
  /** A new word for what is written, such as "name" or "reasonOfAsk"; all of them begin alike. */
  readonly plant: (kind: string) => string;
  /** The word that was planted as this. */
  readonly of: (kind: string) => string;
  readonly words: () => readonly string[];
  /** An NHS number that passes its check, of the range that is given to nobody. */
  readonly nhsNumber: string;
  /** A date of birth, as it is kept and as pages write it. */
  readonly born: { readonly iso: string; readonly shown: string };
};

export function makeCanaries(): Canaries {
  const beginning = `Zq${randomBytes(6).toString('hex')}`;
  const planted = new Map<string, string>();
  return {
    plant: (kind) => {
      if (planted.has(kind)) throw new Error(`${kind} is planted already.`);
      // The end keeps "name" from being found where "nameOfFile" stands.
      const word = `${beginning}${kind}Qz`;
      planted.set(kind, word);
      return word;
    },
    of: (kind) => planted.get(kind) ?? '',
    words: () => [...planted.values()],
    nhsNumber: makeNhsNumber(),
    born: makeBorn(),
  };
}

/** Another one each time: what a run left behind because something was broken is not found by the next. */
function makeBorn(): Canaries['born'] {
  const iso = Temporal.PlainDate.from('1910-01-01')
    .add({ days: randomInt(9_000) })
    .toString();
  return { iso, shown: displayDay(iso) };
}

function makeNhsNumber(): string {
  for (;;) {
    const number = `999${randomInt(1_000_000, 10_000_000)}`;
    if (readNhsNumber(number) !== null) return number;
  }
}
