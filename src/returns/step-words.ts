import { placeIn } from '#cases';
import type { AuditKey } from '#audits';
import type { ReturnStep } from './return.ts';

/** What somebody writes when they hand in, send back or withdraw: why, and by section what is to be done. */
export type StepWords = {
  readonly why: string;
  /** By the code of a section. */
  readonly sections: Readonly<Record<string, string>>;
};

/** Longest reason, in characters. */
export const longestReason = 2000;

/** Where the words of the step are sealed that comes after so many changes of the return. */
export function stepPlace(
  key: AuditKey & { readonly return: string; readonly case: string | null },
  version: number,
) {
  return placeIn(key, {
    ...(key.case === null ? {} : { case: key.case }),
    table: 'returns.step',
    column: 'sealed',
    row: key.return,
    version,
  });
}

/** The return's version at which a step with words was taken; null where it has none. */
export function versionOfStep(step: ReturnStep): number | null {
  const version = step.detail['version'];
  return step.sealed !== null && typeof version === 'number' ? version : null;
}
