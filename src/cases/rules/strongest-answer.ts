import type { InvolvementAnswer } from '../involvement.ts';

/**
 * What an agency says of a case as a whole, where it told the people apart: whom it knew most of counts. That it declined to
 * say of one stands before "not known", which would claim more than was said.
 */
export function strongestAnswer(answers: readonly InvolvementAnswer[]): InvolvementAnswer | null {
  return strength.find((answer) => answers.includes(answer)) ?? null;
}

const strength: readonly InvolvementAnswer[] = [
  'known_in_scope',
  'known_partly',
  'known_out_of_scope',
  'declined',
  'not_known_or_out_of_scope',
  'not_known',
  'not_applicable',
];
