import { formTag } from '#platform/forms';
import { backLink, button, summaryList, tag } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, notFound, page, redirect, type Reply } from '#platform/http';
import {
  findMail,
  markPassedOn,
  readMailText,
  sendAgain,
  type MailText,
  type OutboxMail,
} from '#platform/mail';
import { displayInstant } from '#platform/time';
import { actorMay, type ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { sayMailAbout, sayMailStanding } from '../rules/say-mail.ts';

type Loaded = { readonly mail: OutboxMail; readonly said: MailText | null };

/** The longest address of a mail that every mail program opens. */
const longestMailto = 1_800;

/** One mail: to whom, what became of it, what it says, and what can be done about it. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, false));
}

/** Somebody passed the mail on by their own means. */
export async function passOn(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  return await change(context, async (id) => markPassedOn(tx, actor.partnership.id, id, actor.membership));
}

/** Sends a mail that waits or was given up, now. */
export async function again(context: ActingContext): Promise<Reply> {
  const { tx, actor, canSendMail } = context;
  return await change(context, async (id) => canSendMail && (await sendAgain(tx, actor.partnership.id, id)));
}

async function change(context: ActingContext, work: (id: string) => Promise<boolean>): Promise<Reply> {
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { state, id } = loaded.mail;
  const isAsSeen = context.form.text('seen') === state;
  if (!isAsSeen || !(await work(id))) return conflict(view(context, loaded, true));
  return redirect(paths.outbox(context.actor.membership));
}

async function load({ tx, actor, params, keys }: ActingContext): Promise<Loaded | null> {
  const id = params['mail'] ?? '';
  const home = actor.partnership.id;
  const mail = await findMail(tx, home, id);
  return mail === null ? null : { mail, said: await readMailText(tx, keys, home, id) };
}

function view(context: ActingContext, { mail, said }: Loaded, isOvertaken: boolean): SafeHtml {
  const { actor, now, canSendMail } = context;
  const { label, colour, more } = sayMailStanding(mail, now, canSendMail);
  const about = sayMailAbout(mail.about);
  const title = isOvertaken ? 'This mail has changed meanwhile' : about;
  const back = backLink({ href: paths.outbox(actor.membership), text: 'Outbox' });
  return actingPage(
    context,
    { title, back },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isOvertaken && html`<p class="tl-lead">Nothing was changed by you. This is how the mail stands now.</p>`,
    summaryList({
      rows: [
        ...(isOvertaken ? [{ key: { text: 'About' }, value: { text: about } }] : []),
        { key: { text: 'To' }, value: { text: mail.receiver } },
        { key: { text: 'Written' }, value: { text: displayInstant(mail.queuedAt) } },
        {
          key: { text: 'State' },
          value: {
            html: html`${tag({ text: label, classes: `govuk-tag--${colour}` })}${more !== '' && html` ${more}`}`,
          },
        },
        ...(said === null ? [] : [{ key: { text: 'Subject' }, value: { text: said.subject } }]),
      ],
    }),
    said === null ? withoutText(context, mail) : letter(said, mail),
    actions(context, mail),
  );
}

function letter(said: MailText, mail: OutboxMail): SafeHtml {
  const address = `mailto:${encodeURIComponent(mail.receiver)}?${[
    `subject=${encodeURIComponent(said.subject)}`,
    `body=${encodeURIComponent(said.text.replaceAll(/\r?\n/g, '\r\n'))}`,
  ].join('&')}`;
  const isOpen = mail.state === 'waiting' || mail.state === 'failed';
  return html`<h2 class="govuk-heading-m">What it says</h2>
    <div class="tl-letter">${said.text}</div>
    ${
      isOpen &&
      address.length <= longestMailto &&
      html`<p class="govuk-body"><a class="govuk-link" href="${address}">Open it in your mail program</a></p>`
    }`;
}

function withoutText(context: ActingContext, mail: OutboxMail): SafeHtml {
  if (!mail.hasText) return html`<p class="govuk-body">What it said has been cleared.</p>`;
  if (!mail.isSecret) return html`<p class="govuk-body">What it says can no longer be read.</p>`;
  const people = actorMay(context.actor, 'people.keep');
  return html`<p class="govuk-body">
    What it says is for its receiver only: it holds a link that lets them in.
    ${
      !context.canSendMail &&
      (people
        ? html`To hand over a link yourself, make a new one under
            <a class="govuk-link" href="${paths.people(context.actor.membership)}">People</a>.`
        : html`An administrator can make a new link under People and hand it over.`)
    }
  </p>`;
}

type Action = { readonly heading: string; readonly to: string; readonly text: string };

function actions(context: ActingContext, mail: OutboxMail): SafeHtml | null {
  const m = context.actor.membership;
  const form = ({ heading, to, text }: Action, isFirst: boolean) =>
    html`<h2 class="govuk-heading-m">${heading}</h2>
      ${formTag(
        { action: to, keys: context.formKeys },
        html`<input type="hidden" name="seen" value="${mail.state}" />`,
        button({ text, preventDoubleClick: true, classes: isFirst ? '' : 'govuk-button--secondary' }),
      )}`;
  const offered = offer(m, mail, context.canSendMail);
  return offered.length === 0 ? null : html`${offered.map((action, index) => form(action, index === 0))}`;
}

/** What can be done about a mail, the likeliest first. */
function offer(m: string, mail: OutboxMail, canSend: boolean): readonly Action[] {
  const passedOn = (heading: string): Action => ({
    heading,
    to: paths.outboxPassedOn(m, mail.id),
    text: 'Mark as passed on',
  });
  const send = (heading: string, text: string): Action => ({
    heading,
    to: paths.outboxAgain(m, mail.id),
    text,
  });
  if (mail.state === 'waiting') {
    if (!canSend) return [passedOn('When you have passed it on')];
    return mail.tries > 0 ? [send('Do not wait', 'Try now')] : [send('Do not wait', 'Send now')];
  }
  if (mail.state !== 'failed') return [];
  if (!canSend) return [passedOn('When you have passed it on')];
  const another = passedOn('If you have passed it on another way');
  return mail.hasText ? [send('Try once more', 'Send again'), another] : [another];
}
