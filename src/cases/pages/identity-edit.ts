import { caseEntries, valuesOfCase, withCaseValues } from '../parts/identity-fields.ts';
import { paths } from '../paths.ts';
import { identityPiecePage } from './parts/identity-piece.ts';

/** What is said of the case as a whole, beside the people: its reference, area, status and a note. */
export const { get, post } = identityPiecePage(async (context, opened, pack) =>
  Promise.resolve({
    title: 'Change what is said of the case',
    part: 'case',
    entries: caseEntries,
    values: pack === null ? null : valuesOfCase(pack),
    isNew: false,
    action: paths.identityEdit(context.actor.membership, opened.key.audit, opened.one.id),
    check: () => [],
    put: withCaseValues,
  }),
);
