import { hashPassword, hashSecret, newSecret } from '#platform/crypto';
import { isSessionKey } from '#platform/db';
import { fieldError, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { button, input, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { sessionOf } from '../parts/browser-session.ts';
import { carriedTo } from '../parts/carried-invitation.ts';
import { openPage } from '../parts/layout.ts';
import { guessable, newPasswordFields, newPasswordProblem } from '../parts/new-password.ts';
import { paths } from '../paths.ts';
import { sayRoles } from '../role.ts';
import { acceptAsNew, acceptInvitation, findOffered, type OfferedMembership } from '../store/invitations.ts';
import { findStanding } from '../store/sign-in.ts';

/** An invitation by its link. Opening it has no effect, whoever does; it is accepted with the form, by its owner. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const secret = secretOf(context);
  const { offered, stage } = await load(context);
  if (offered === null) return { kind: 'notFound' };
  // The password was typed already: on to the second factor, and back here.
  if (offered.standing === 'signed out' && stage !== null && stage !== 'open')
    return { kind: 'redirect', to: carriedTo(paths.start(), secret) };
  return { kind: 'page', html: view(context, offered, []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const { offered } = await load(context);
  if (offered === null) return { kind: 'notFound' };
  if (offered.standing === 'owner') return await accept(context);
  if (offered.standing === 'new') return await acceptNew(context, offered);
  return { kind: 'invalid', html: view(context, offered, []) };
}

function secretOf({ params }: OpenContext): string {
  return params['secret'] ?? '';
}

async function load(context: OpenContext) {
  const secret = secretOf(context);
  if (!isSessionKey(secret)) return { offered: null, stage: null };
  return await context.transact(sessionOf(context), 'read', async (tx) => ({
    offered: await findOffered(tx, hashSecret(secret)),
    stage: (await findStanding(tx))?.stage ?? null,
  }));
}

async function accept(context: OpenContext): Promise<OpenReply> {
  const membership = await context.transact(sessionOf(context), 'write', async (tx) =>
    acceptInvitation(tx, hashSecret(secretOf(context))),
  );
  return membership === null ? { kind: 'notFound' } : { kind: 'redirect', to: paths.home(membership) };
}

async function acceptNew(context: OpenContext, offered: OfferedMembership): Promise<OpenReply> {
  const form = readForm(context.form);
  const name = form.text('name', { called: 'your name', longest: 120 });
  const problem = newPasswordProblem(context, guessable({ name, email: offered.email }));
  const problems = problem === null ? form.problems : [...form.problems, problem];
  if (problems.length > 0) return { kind: 'invalid', html: view(context, offered, problems) };
  // Slow on purpose, and therefore outside any transaction.
  const passwordHash = await hashPassword(context.form.text('password'));
  const key = newSecret();
  const done = await context.transact(sessionOf(context), 'write', async (tx) =>
    acceptAsNew(tx, hashSecret(secretOf(context)), { name, passwordHash }, hashSecret(key)),
  );
  return done ? { kind: 'begin session', key, to: paths.start() } : { kind: 'notFound' };
}

function view(context: OpenContext, offered: OfferedMembership, problems: readonly FormProblem[]): SafeHtml {
  const title = 'Your invitation';
  return openPage(
    { title, hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">${offered.partnership} invites you to Throughline.</p>`,
    summaryList({
      rows: [
        { key: { text: 'For' }, value: { text: offered.email } },
        { key: { text: 'You will act as' }, value: { text: sayRoles(offered.roles) } },
        ...(offered.agency === null
          ? []
          : [{ key: { text: 'Agency' }, value: { text: offered.agency.name } }]),
        ...(offered.post === null ? [] : [{ key: { text: 'Post' }, value: { text: offered.post } }]),
      ],
    }),
    nextStep(context, offered, problems),
    html`<p class="govuk-body">
      If you did not expect this, close the page: without you nothing happens.
    </p>`,
  );
}

function nextStep(
  context: OpenContext,
  offered: OfferedMembership,
  problems: readonly FormProblem[],
): SafeHtml {
  const form = { action: context.path, keys: context.formKeys };
  switch (offered.standing) {
    case 'owner':
      return formTag(form, button({ text: 'Accept the invitation', preventDoubleClick: true }));
    case 'another':
      return html`<p class="govuk-body">
        You are signed in here with another address, so you cannot accept it and nothing has happened. If this
        invitation is yours, <a class="govuk-link" href="${paths.signOut()}">sign out</a> and open its link
        again.
      </p>`;
    case 'signed out':
      return html`<p class="govuk-body">
          There is an account with this address already. Sign in with it to accept.
        </p>
        ${button({ href: carriedTo(paths.signIn(), secretOf(context)), text: 'Sign in to accept' })}
        <p class="govuk-body">
          If you have never had an account here, somebody else may have made it: tell whoever invited you.
        </p>`;
    default:
      return formTag(
        form,
        input({
          id: 'name',
          name: 'name',
          label: { text: 'Your name' },
          hint: { text: 'As colleagues know you' },
          autocomplete: 'name',
          spellcheck: false,
          classes: 'govuk-input--width-20',
          value: context.form.text('name') === '' ? offered.name : context.form.text('name'),
          ...fieldError(problems, 'name'),
        }),
        newPasswordFields(problems),
        button({ text: 'Accept the invitation', preventDoubleClick: true }),
      );
  }
}
