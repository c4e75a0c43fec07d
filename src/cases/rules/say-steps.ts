import type { CaseProgress } from '../case-progress.ts';

export type Step = {
  readonly code: 'list' | 'draw' | 'cases' | 'ask';
  readonly label: string;
  readonly says: string;
  /** The one to take now, where it is not done. */
  readonly isNext: boolean;
};

/** From the list to the agencies: where each step stands, in a few words, and which comes next. `draws` counts what was drawn. */
export function saySteps(progress: CaseProgress, draws: number, committed: boolean): readonly Step[] {
  const { listed, inSample, reserves, asked } = progress;
  const list =
    listed === 0
      ? 'No child yet'
      : `${listed.toLocaleString('en-GB')} ${listed === 1 ? 'child' : 'children'}`;
  const draw = committed
    ? 'Committed, to be drawn'
    : draws === 0
      ? 'Not drawn yet'
      : draws === 1
        ? 'Drawn'
        : `Drawn ${draws} times`;
  const cases =
    inSample === 0
      ? 'None yet'
      : `${inSample} in the sample${reserves > 0 ? `, ${reserves} in reserve` : ''}`;
  const ask = asked === 0 ? 'Nobody asked yet' : `${asked} asked`;
  const next =
    listed === 0 && inSample === 0
      ? 'list'
      : committed || inSample === 0
        ? 'draw'
        : asked === 0
          ? 'ask'
          : null;
  return [
    { code: 'list', label: 'List of children', says: list, isNext: next === 'list' },
    { code: 'draw', label: 'Draw', says: draw, isNext: next === 'draw' },
    { code: 'cases', label: 'Cases', says: cases, isNext: false },
    { code: 'ask', label: 'Ask the agencies', says: ask, isNext: next === 'ask' },
  ];
}
