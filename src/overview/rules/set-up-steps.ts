/** What a partnership has, as far as setting it up goes. */
export type SetUp = {
  readonly areas: number;
  readonly agencies: number;
  /** People who may act for it today. */
  readonly people: number;
  readonly colour: string;
  readonly hasLogo: boolean;
};

export type SetUpStep = {
  readonly name: 'areas' | 'look' | 'agencies' | 'people';
  readonly isDone: boolean;
  /** How it stands, in a few words. */
  readonly state: string;
};

/** The colour that a partnership begins with. */
export const firstColour = '#1d4f6e';

/** What setting up a partnership takes, in order, each with how it stands. */
export function listSetUpSteps(setUp: SetUp): readonly SetUpStep[] {
  const { areas, agencies, people, colour, hasLogo } = setUp;
  const isColoured = colour.toLowerCase() !== firstColour;
  return [
    { name: 'areas', isDone: areas > 0, state: count(areas, 'area') },
    {
      name: 'look',
      isDone: isColoured || hasLogo,
      state: `${isColoured ? 'Own colour' : 'First colour'}, ${hasLogo ? 'own logo' : 'no logo'}`,
    },
    { name: 'agencies', isDone: agencies > 0, state: count(agencies, 'agency', 'agencies') },
    {
      name: 'people',
      isDone: people > 1,
      state: people === 1 ? 'Only you' : count(people, 'person', 'people'),
    },
  ];
}

function count(number: number, one: string, many = `${one}s`): string {
  if (number === 0) return `No ${many}`;
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
