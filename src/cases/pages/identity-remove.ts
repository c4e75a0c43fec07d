import { sayHat, type ActingContext } from '#accounts';
import { Overtaken } from '#platform/db';
import { formButtons, formTag, markOf, type Stored } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, notFound, page, redirect, type Reply } from '#platform/http';
import { relations, type IdentityPack } from '../identity.ts';
import { valuesOfPerson, valuesOfPractitioner } from '../parts/identity-fields.ts';
import { revealBand } from '../parts/reveal-band.ts';
import { paths } from '../paths.ts';
import { sayCase } from '../sample-case.ts';
import { changeIdentity } from '../store/identity.ts';
import { openCase, type OpenedCase } from './parts/open-case.ts';
import { lookAtIdentity, type Looked } from './parts/open-identity.ts';
import { notShown } from './parts/not-shown.ts';
import { casesPage } from './parts/open-cases.ts';
import { placeOfPractitioner } from './parts/place-of-practitioner.ts';

/** Who is to be removed: in words, with the mark of all that is recorded of them, and the pack without them. */
type Going = {
  readonly says: string;
  readonly mark: string;
  readonly action: string;
  readonly without: IdentityPack;
};
type Find = (context: ActingContext, opened: OpenedCase, pack: IdentityPack) => Going | null;

/** Somebody of the family who does not belong there; the child itself stays. */
export const person = removalPage((context, opened, pack) => {
  const found = pack.people.find((one) => one.id === context.params['person']);
  if (found === undefined || found.relation === 'child') return null;
  return {
    says: `${found.name === '' ? 'Name not recorded' : found.name}, ${relations[found.relation].toLowerCase()}`,
    mark: markOf(valuesOfPerson(found) as Stored),
    action: paths.personRemove(context.actor.membership, opened.key.audit, opened.one.id, found.id),
    without: { ...pack, people: pack.people.filter((one) => one !== found) },
  };
});

/** A practitioner who does not belong there. */
export const practitioner = removalPage((context, opened, pack) => {
  const word = context.params['practitioner'] ?? '';
  if (!/^[1-9]\d{0,3}$/.test(word)) return null;
  const at = (seen: string) => placeOfPractitioner(pack.practitioners, word, seen);
  // One that was changed meanwhile is not known by what was seen of it: whoever stands there now is shown first.
  const place = at(context.form.text('of')) ?? at('');
  const found = place === null ? undefined : pack.practitioners[place];
  if (found === undefined) return null;
  return {
    says: found.name,
    mark: markOf(valuesOfPractitioner(found) as Stored),
    action: paths.practitionerRemove(context.actor.membership, opened.key.audit, opened.one.id, word),
    without: { ...pack, practitioners: pack.practitioners.filter((one) => one !== found) },
  };
});

function removalPage(find: Find): {
  readonly get: (context: ActingContext) => Promise<Reply>;
  readonly post: (context: ActingContext) => Promise<Reply>;
} {
  return {
    get: async (context) => {
      const opened = await openCase(context);
      if (opened === null) return notFound();
      const looked = await lookAtIdentity(context, opened);
      if (looked?.identity.state !== 'open') return notShown(context, opened);
      const going = find(context, opened, looked.identity.pack);
      return going === null ? notFound() : page(view(context, opened, looked, going, false));
    },
    post: async (context) => {
      const { tx, keys, actor, form } = context;
      const opened = await openCase(context);
      if (opened === null) return notFound();
      const looked = await lookAtIdentity(context, opened);
      if (looked?.identity.state !== 'open') return toIdentity(context, opened);
      const going = find(context, opened, looked.identity.pack);
      // Removed by somebody else already: that is what was asked for.
      if (going === null) return toIdentity(context, opened);
      if (form.text('of') !== going.mark) return conflict(view(context, opened, looked, going, true));
      const changed = { pack: going.without, seen: looked.identity.version };
      const writer = { membership: actor.membership, person: actor.person };
      if (!(await changeIdentity(tx, keys, opened.key, opened.one.id, changed, writer)))
        throw new Overtaken();
      context.note({ kept: looked.identity.version + 1 });
      return toIdentity(context, opened);
    },
  };
}

function toIdentity(context: ActingContext, opened: OpenedCase): Reply {
  return redirect(paths.identity(context.actor.membership, opened.key.audit, opened.one.id));
}

function view(
  context: ActingContext,
  opened: OpenedCase,
  looked: Looked,
  going: Going,
  isStale: boolean,
): SafeHtml {
  const { actor, now, formKeys } = context;
  const m = actor.membership;
  const { audit, one } = opened;
  const back = paths.identity(m, audit.id, one.id);
  return casesPage(
    context,
    opened,
    {
      title: `${sayCase(one)}: who the people are`,
      part: 'cases',
      back: backLink({ href: back, text: 'Who the people are' }),
    },
    revealBand({
      until: looked.reveal.until,
      now,
      to: `${actor.name}, ${sayHat(actor)}`,
      hide: paths.hide(m, audit.id, one.id),
      keys: formKeys,
    }),
    html`<h1 class="govuk-heading-l">
        ${isStale ? 'Somebody else changed this meanwhile' : 'Remove them from this case?'}
      </h1>
      ${
        isStale &&
        html`<p class="tl-lead">Nothing was removed. Look at what is recorded now before you decide.</p>`
      }
      <p class="govuk-body" data-while-shown><strong>${going.says}</strong></p>
      <p class="govuk-body">
        The version before stays in the record, sealed. An agency that was told of them keeps what it was told.
      </p>`,
    formTag(
      { action: going.action, keys: formKeys },
      html`<input type="hidden" name="of" value="${going.mark}" />`,
      formButtons({ text: 'Remove', cancel: back, warning: true }),
    ),
  );
}
