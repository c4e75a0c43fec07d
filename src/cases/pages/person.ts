import { randomUUID } from 'node:crypto';
import { findTermsInForce } from '#audits';
import { asText, type FormProblem, type Values } from '#platform/forms';
import { personEntries, personOf, valuesOfPerson } from '../parts/identity-fields.ts';
import { frameFields } from '../frame.ts';
import { relations } from '../identity.ts';
import { paths } from '../paths.ts';
import { bornJudge } from '../rules/born-judge.ts';
import { identityPiecePage } from './parts/identity-piece.ts';

/** Somebody of the family: added, or changed. */
export const { get, post } = identityPiecePage(async (context, opened, pack) => {
  const { membership } = context.actor;
  const id = context.params['person'] ?? '';
  const isNew = id === 'new';
  const isChild = id === 'child';
  const person = pack?.people.find((one) => one.id === id) ?? null;
  if (!isNew && !isChild && !/^[0-9a-z-]{1,80}$/.test(id)) return null;
  const at = [membership, opened.key.audit, opened.one.id] as const;
  const inForce = await findTermsInForce(context.tx, opened.key);
  const { from = null, until = null } = inForce?.terms.scope?.period ?? {};
  const judgeBorn = bornJudge({ today: opened.today, from, until });
  return {
    title: isNew
      ? 'Add somebody of the family'
      : `Change: ${relations[person?.relation ?? 'other_adult'].toLowerCase()}`,
    part: 'person',
    entries: personEntries(isChild),
    values: person === null ? null : valuesOfPerson(person),
    isNew,
    // Somebody who was removed meanwhile is added again, as another entry.
    action: paths.person(...at, person === null && pack !== null ? 'new' : id),
    ...(person === null || isChild ? {} : { removal: paths.personRemove(...at, id) }),
    check: (values: Values): readonly FormProblem[] => {
      const isUnborn = values['unborn'] === true;
      const wrong = judgeBorn({ born: asText(values['born']), isUnborn, isChild });
      const field = isUnborn ? frameFields.expected : frameFields.born;
      return wrong === null ? [] : [{ field: 'born', message: `${field} ${wrong}` }];
    },
    put: (before, values) =>
      person === null
        ? { ...before, people: [...before.people, personOf(randomUUID(), values)] }
        : {
            ...before,
            people: before.people.map((one) => (one.id === person.id ? personOf(one.id, values) : one)),
          },
  };
});
