import { formTag } from '#platform/forms';
import { backLink, button, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { sessionOf } from '../parts/browser-session.ts';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import {
  endMySessions,
  findAccount,
  listMySessions,
  type Account,
  type OpenSession,
} from '../store/account.ts';

/** What somebody sees of themselves, whatever they act as: name, how they sign in, where they are signed in. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const { account, sessions } = await context.transact(sessionOf(context), 'read', async (tx) => ({
    account: await findAccount(tx),
    sessions: await listMySessions(tx),
  }));
  return account === null
    ? { kind: 'redirect', to: paths.start() }
    : { kind: 'page', html: view(context, account, sessions) };
}

/** Signs out everywhere else, or everywhere. */
export async function endSessions(context: OpenContext): Promise<OpenReply> {
  const hereToo = context.form.text('where') === 'everywhere';
  await context.transact(sessionOf(context), 'write', async (tx) => endMySessions(tx, hereToo));
  return hereToo ? { kind: 'end session', to: paths.signIn() } : { kind: 'redirect', to: paths.account() };
}

function view(context: OpenContext, account: Account, sessions: readonly OpenSession[]): SafeHtml {
  return openPage(
    { title: 'Your account' },
    backLink({ href: paths.start(), text: 'Back' }),
    html`<h1 class="govuk-heading-l">Your account</h1>`,
    summaryList({ rows: rows(account) }),
    html`<h2 class="govuk-heading-m">Where you are signed in</h2>
      <p class="govuk-body">
        A sign-in ends by itself after an hour without a click, and after twelve hours.
      </p>`,
    summaryList({
      rows: sessions.map((session) => ({
        key: { text: session.isThis ? 'This browser' : 'Another browser' },
        value: {
          text: `Since ${displayInstant(session.began)}${session.isThis ? '' : `, last used ${displayInstant(session.seen)}`}`,
        },
      })),
    }),
    formTag(
      { action: paths.accountSessions(), keys: context.formKeys },
      html`<div class="govuk-button-group">
        ${
          sessions.length > 1 &&
          button({
            text: 'Sign out everywhere else',
            name: 'where',
            value: 'elsewhere',
            classes: 'govuk-button--secondary',
          })
        }
        ${button({
          text: 'Sign out everywhere',
          name: 'where',
          value: 'everywhere',
          classes: 'govuk-button--secondary',
        })}
      </div>`,
    ),
  );
}

function rows(account: Account) {
  const { factorAddedAt, passwordChangedAt, codesLeft } = account;
  const act = (href: string, text: string, hidden: string) => ({
    actions: { items: [{ href, text, visuallyHiddenText: hidden }] },
  });
  return [
    {
      key: { text: 'Name' },
      value: { text: account.name },
      ...act(paths.accountName(), 'Change', 'your name'),
    },
    { key: { text: 'E-mail address' }, value: { text: account.email } },
    passwordChangedAt === null
      ? { key: { text: 'Password' }, value: { text: 'None: this is a demonstration' } }
      : {
          key: { text: 'Password' },
          value: { text: `Set on ${displayInstant(passwordChangedAt)}` },
          ...act(paths.accountPassword(), 'Change', 'your password'),
        },
    ...(passwordChangedAt === null
      ? []
      : [
          {
            key: { text: 'Security codes' },
            value: {
              text: factorAddedAt === null ? 'Not set up' : `Set up on ${displayInstant(factorAddedAt)}`,
            },
            ...act(
              paths.accountSecondFactor(),
              factorAddedAt === null ? 'Set up' : 'Set up on another phone',
              factorAddedAt === null ? 'security codes' : '',
            ),
          },
        ]),
    ...(factorAddedAt === null
      ? []
      : [
          {
            key: { text: 'Recovery codes' },
            value: { text: `${codesLeft} left` },
            ...act(paths.accountRecoveryCodes(), 'Make new ones', 'in place of your recovery codes'),
          },
        ]),
  ];
}
