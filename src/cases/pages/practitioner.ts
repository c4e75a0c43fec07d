import { html } from '#platform/html';
import { markOf, seenName } from '#platform/forms';
import type { IdentityPack } from '../identity.ts';
import { practitionerEntries, practitionerOf, valuesOfPractitioner } from '../parts/identity-fields.ts';
import { paths } from '../paths.ts';
import { identityPiecePage } from './parts/identity-piece.ts';
import { placeOfPractitioner } from './parts/place-of-practitioner.ts';

/** Somebody who works or worked with the family: added, or changed. */
export const { get, post } = identityPiecePage(async (context, opened, pack) => {
  const { membership } = context.actor;
  const word = context.params['practitioner'] ?? '';
  const isNew = word === 'new';
  if (!isNew && !/^[1-9]\d{0,3}$/.test(word)) return null;
  const at = [membership, opened.key.audit, opened.one.id] as const;
  const { form } = context;
  const place = isNew
    ? null
    : placeOfPractitioner(pack?.practitioners ?? [], word, form.text('of'), form.text(seenName('name')));
  const practitioner = place === null ? null : (pack?.practitioners[place] ?? null);
  const values = practitioner === null ? null : valuesOfPractitioner(practitioner);
  const put = (before: IdentityPack, after: Parameters<typeof practitionerOf>[0]): IdentityPack => ({
    ...before,
    practitioners:
      place === null
        ? [...before.practitioners, practitionerOf(after)]
        : before.practitioners.with(place, practitionerOf(after)),
  });
  return await Promise.resolve({
    title: isNew ? 'Add a practitioner' : 'Change a practitioner',
    part: 'practitioner',
    entries: practitionerEntries,
    values,
    isNew,
    action: paths.practitioner(...at, practitioner === null && pack !== null ? 'new' : word),
    // Which one the form is about: others may be removed before it meanwhile.
    hidden: html`<input
      type="hidden"
      name="of"
      value="${values === null ? form.text('of') : markOf(values)}"
    />`,
    ...(place === null ? {} : { removal: paths.practitionerRemove(...at, String(place + 1)) }),
    check: () => [],
    put,
  });
});
