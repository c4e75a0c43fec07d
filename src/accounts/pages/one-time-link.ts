import { hashPassword, hashSecret } from '#platform/crypto';
import {
  fieldError,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
  type FormReader,
} from '#platform/forms';
import { button, fieldset, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { isSessionKey } from '#platform/db';
import type { OpenContext, OpenReply } from '#platform/http';
import { openPage } from '../parts/layout.ts';
import { guessable, newPasswordFields, newPasswordProblem } from '../parts/new-password.ts';
import { paths } from '../paths.ts';
import { createFirstAdministrator, findOneTimeLink, setPassword, type OneTimeLink } from '../store/people.ts';

const nobody = { kind: 'nobody' } as const;

/** A link that works once: to create the first administrator, or to set a password. Opening it has no effect. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const link = await load(context);
  return link === null ? { kind: 'notFound' } : { kind: 'page', html: view(context, link, []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const link = await load(context);
  if (link === null) return { kind: 'notFound' };
  const secretHash = hashSecret(context.params['secret'] ?? '');
  const form = readForm(context.form);
  const first = link.purpose === 'first_administrator' ? readFirst(form) : null;
  const password = context.form.text('password');
  const about =
    first === null
      ? namesOf(link)
      : [...guessable(first), first.partnership.name, first.partnership.shortName];
  const wrong = newPasswordProblem(context, about);
  if (wrong !== null) form.refuse(wrong.field, wrong.message);
  if (form.problems.length > 0) return { kind: 'invalid', html: view(context, link, form.problems) };
  // Slow on purpose, and therefore outside any transaction.
  const passwordHash = await hashPassword(password);
  const done = await context.transact(nobody, 'write', async (tx) =>
    first === null
      ? setPassword(tx, secretHash, passwordHash)
      : createFirstAdministrator(tx, secretHash, { ...first, passwordHash }),
  );
  return done ? { kind: 'redirect', to: paths.signIn() } : { kind: 'notFound' };
}

async function load(context: OpenContext): Promise<OneTimeLink | null> {
  const secret = context.params['secret'] ?? '';
  if (!isSessionKey(secret)) return null;
  return await context.transact(nobody, 'read', async (tx) => findOneTimeLink(tx, hashSecret(secret)));
}

function readFirst(form: FormReader) {
  const partnership = {
    name: form.text('partnership', { called: "partnership's name", longest: 200 }),
    shortName: form.text('short-name', { called: "partnership's short name", longest: 60 }),
  };
  const name = form.text('name', { called: 'your name', longest: 120 });
  const email = form.email('email');
  return { name, email, partnership };
}

function namesOf(link: OneTimeLink): readonly string[] {
  return link.purpose === 'set_password' ? guessable(link) : [];
}

function view(context: OpenContext, link: OneTimeLink, problems: readonly FormProblem[]): SafeHtml {
  const isFirst = link.purpose === 'first_administrator';
  const title = isFirst ? 'Set up Throughline' : 'Choose your password';
  return openPage(
    { title, hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isFirst
      ? html`<p class="tl-lead">
          Create the partnership and its first administrator. You can add areas, agencies and people
          afterwards.
        </p>`
      : html`<p class="tl-lead">For ${link.name}, ${link.email}. This link works once.</p>`,
    formTag(
      { action: context.path, keys: context.formKeys },
      isFirst && firstFields(context, problems),
      newPasswordFields(problems),
      button({ text: isFirst ? 'Create the partnership' : 'Save the password', preventDoubleClick: true }),
    ),
  );
}

function firstFields(context: OpenContext, problems: readonly FormProblem[]): SafeHtml {
  const field = (id: string, label: string, hint: string, type: string, autocomplete: string) =>
    input({
      id,
      name: id,
      type,
      autocomplete,
      spellcheck: false,
      classes: 'govuk-input--width-30',
      label: { text: label },
      hint: { text: hint },
      value: context.form.text(id),
      ...fieldError(problems, id),
    });
  return html`${fieldset({
    legend: { text: 'The partnership', classes: 'govuk-fieldset__legend--m' },
    html: html`${field('partnership', 'Name', 'In full, as it stands on documents', 'text', 'organization')}${field(
      'short-name',
      'Short name',
      'For narrow places, such as "Northshire SCP"',
      'text',
      'off',
    )}`,
  })}${fieldset({
    legend: { text: 'You', classes: 'govuk-fieldset__legend--m' },
    html: html`${field('name', 'Your name', 'As colleagues know you', 'text', 'name')}${field(
      'email',
      'Your e-mail address',
      'You sign in with it',
      'email',
      'username',
    )}`,
  })}`;
}
