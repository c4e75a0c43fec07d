import { accountPaths } from '#accounts';
import { withQuery } from '#platform/forms';

/** What the page across audits is narrowed to, as it stands in the address. */
export type LearningQuery = {
  readonly theme?: string | undefined;
  /** 'again' for themes whose learning was found in more than one audit. */
  readonly show?: 'again' | undefined;
  readonly page?: number | undefined;
};

/** The URLs of findings across audits; `m` is the membership one acts as. */
export const paths = {
  learning: (m: string, query: LearningQuery = {}) => withQuery(accountPaths.learning(m), query),
  learningFile: (m: string, query: Pick<LearningQuery, 'theme'> = {}) =>
    withQuery(`${accountPaths.learning(m)}/download`, query),
} as const;
