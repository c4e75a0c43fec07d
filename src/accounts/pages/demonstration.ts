import { hashSecret, newSecret } from '#platform/crypto';
import { isId } from '#platform/db';
import { formTag } from '#platform/forms';
import { button } from '#platform/govuk';
import { html } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { openPage } from '../parts/layout.ts';
import { sessionOf } from '../parts/browser-session.ts';
import { paths } from '../paths.ts';
import { sayRoles } from '../role.ts';
import { listDemonstrationPeople, type Hat } from '../store/people.ts';
import { beginDemonstrationSession } from '../store/sign-in.ts';

const nobody = { kind: 'nobody' } as const;

/** Everybody of the demonstration, each with a button that signs in as them. Anywhere else there is no such page. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const people = await context.transact(nobody, 'read', listDemonstrationPeople);
  if (people.length === 0) return { kind: 'notFound' };
  const byPartnership = Map.groupBy(people, (person) => person.partnership);
  return {
    kind: 'page',
    html: openPage(
      { title: 'Choose somebody to be', demonstration: true },
      html`<h1 class="govuk-heading-l">Choose somebody to be</h1>
        <p class="tl-lead">
          This is a demonstration of Throughline. Everybody below is invented. Choose a person to see what
          they would see.
        </p>
        ${[...byPartnership].map(
          ([partnership, members]) =>
            html`<h2 class="govuk-heading-m">${partnership}</h2>
              <ul class="tl-people">
                ${[...Map.groupBy(members, (member) => member.personId)].map(([id, hats]) => card(context, id, hats))}
              </ul>`,
        )}`,
    ),
  };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const chosen = context.form.text('person');
  const people = await context.transact(nobody, 'read', listDemonstrationPeople);
  if (!isId(chosen) || !people.some((person) => person.personId === chosen)) return { kind: 'notFound' };
  const key = newSecret();
  const session = sessionOf(context);
  const begun = await context.transact(session, 'write', async (tx) =>
    beginDemonstrationSession(tx, hashSecret(key), chosen),
  );
  if (!begun) return { kind: 'notFound' };
  return { kind: 'begin session', key, to: paths.start() };
}

function card(context: OpenContext, id: string, hats: readonly Hat[]) {
  const name = hats[0]?.person ?? '';
  return html`<li class="tl-person">
    <h3 class="tl-person__name">${name}</h3>
    ${hats.map(
      (hat) =>
        html`<p class="tl-person__role">${sayRoles(hat.roles)}</p>
          <p>${hat.post ?? hat.agency?.name ?? hat.partnership}</p>`,
    )}
    ${formTag(
      { action: paths.demonstration(), keys: context.formKeys },
      html`<input type="hidden" name="person" value="${id}" />`,
      button({
        html: html`Sign in<span class="govuk-visually-hidden"> as ${name}</span>`,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      }),
    )}
  </li>`;
}
