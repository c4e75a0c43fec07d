import { accountPaths, actingPage, type ActingContext, type Brand } from '#accounts';
import { fieldError, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink, button, insetText, notificationBanner, radios, textarea } from '#platform/govuk';
import { renderHtmlBlocks } from '#platform/documents';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant, londonDay } from '#platform/time';
import { answersTable } from '../parts/answers-table.ts';
import { changesList } from '../parts/changes-list.ts';
import { paths } from '../paths.ts';
import { composeTerms } from '../rules/compose-terms.ts';
import { findContradictions } from '../rules/find-contradictions.ts';
import { recordAnswer } from '../store/agreements.ts';
import { loadBrand, openVersion, statusOf, type OpenedVersion } from './parts/open-version.ts';

type Trouble = { readonly problems?: readonly FormProblem[]; readonly isLate?: boolean };

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openVersion(context);
  const brand = opened === null ? null : await loadBrand(context);
  return opened === null || brand === null ? notFound() : page(view(context, opened, brand, {}));
}

/** A commissioner's own answer to the latest version. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const opened = await openVersion(context);
  const brand = opened === null ? null : await loadBrand(context);
  if (opened === null || brand === null || opened.ownIds.length === 0) return notFound();
  if (!opened.isLatest) return conflict(view(context, opened, brand, { isLate: true }));
  const reader = readForm(form);
  const answer = reader.choice('answer', ['agreed', 'not_yet'], 'Choose whether you agree');
  const remark = reader.text('remark', { called: 'remark', longest: 2000, needed: false, lines: true });
  if (answer === 'not_yet' && remark === '') reader.refuse('remark', 'Say what would have to change');
  if (answer === null || reader.problems.length > 0)
    return invalid(view(context, opened, brand, { problems: reader.problems }));
  for (const commissioner of opened.ownIds) {
    await recordAnswer(tx, opened.key, {
      number: opened.version.number,
      commissioner,
      answer,
      remark,
      givenOn: londonDay(now),
      givenHow: null,
      membership: actor.membership,
    });
  }
  context.note({ number: opened.version.number, answer });
  return redirect(`${paths.version(actor.membership, opened.key.audit, opened.version.number)}?answered=yes`);
}

function view(context: ActingContext, opened: OpenedVersion, brand: Brand, trouble: Trouble): SafeHtml {
  const { key, version, content, agreement, isLatest, latest, ownIds, isCoordinator } = opened;
  const { problems = [], isLate = false } = trouble;
  const m = context.actor.membership;
  const document = composeTerms(content.terms, brand, statusOf(opened));
  const wrong = [...findContradictions(content.terms, londonDay(context.now))];
  return actingPage(
    context,
    {
      title: `Terms of reference, version ${version.number} – ${content.terms.title}`,
      section: isCoordinator ? 'audits' : 'home',
      hasProblems: problems.length > 0,
      back: isCoordinator
        ? backLink({ href: paths.agreement(m, key.audit), text: 'Agreement' })
        : backLink({ href: accountPaths.home(m), text: 'Home' }),
    },
    problemSummary(problems),
    context.query['put'] !== undefined &&
      notificationBanner({
        type: 'success',
        text: 'It has been put to those who commission the audit. Each finds it on their home page.',
      }),
    context.query['answered'] !== undefined &&
      notificationBanner({ type: 'success', text: 'Your answer is recorded. You can change it below.' }),
    html`<p class="govuk-caption-l">${content.terms.title}</p>
      <h1 class="govuk-heading-l">Terms of reference, version ${version.number}</h1>`,
    isLate &&
      html`<p class="tl-lead">
        Your answer was not recorded: version ${latest} has been put to you meanwhile. What you wrote is kept below.
      </p>`,
    !isLatest &&
      insetText({
        html: html`This is an earlier version.
          <a class="govuk-link" href="${paths.version(m, key.audit, latest)}">Read version ${latest}</a>`,
      }),
    isLate && html`<p class="govuk-body tl-kept">${context.form.text('remark')}</p>`,
    answersTable(agreement, (state) =>
      isCoordinator && isLatest && state.commissioner.membership !== m
        ? html`<a
            class="govuk-link"
            href="${paths.noteAnswer(m, key.audit, version.number, state.commissioner.id)}"
            >Note an answer<span class="govuk-visually-hidden"> of ${state.commissioner.name}</span></a
          >`
        : null,
    ),
    isLatest && ownIds.length > 0 && answerForm(context, opened, problems),
    changesList(version.changes, version.number - 1),
    wrong.length > 0 &&
      html`<section class="tl-remark" aria-labelledby="does-not-fit">
        <h2 class="tl-remark__title" id="does-not-fit">What does not fit together</h2>
        <ul class="govuk-list govuk-list--bullet">
          ${wrong.map((one) => html`<li>${one.says}</li>`)}
        </ul>
      </section>`,
    html`<div class="tl-preview">
      <article class="tl-preview__paper" aria-labelledby="document-title">
        ${document.marks.map((mark) => html`<p class="tl-preview__mark">${mark.name}</p>`)}
        <h2 class="govuk-heading-l" id="document-title">${document.title}</h2>
        <p class="tl-preview__subtitle">${document.subtitle}</p>
        ${renderHtmlBlocks(document.blocks)}
        <p class="tl-preview__foot">${document.footer}</p>
      </article>
      <aside class="tl-preview__side" aria-label="This version">
        <h2 class="govuk-heading-s">Download</h2>
        <ul class="tl-download__formats">
          ${(['pdf', 'docx', 'html'] as const).map(
            (format) =>
              html`<li>
                <a class="govuk-link" href="${paths.versionFile(m, key.audit, version.number, format)}"
                  >${{ pdf: 'PDF', docx: 'Word', html: 'Web page' }[format]}</a
                >
              </li>`,
          )}
        </ul>
        <p class="govuk-body-s">Put to the group on ${displayInstant(version.madeAt)}.</p>
      </aside>
    </div>`,
  );
}

function answerForm(
  context: ActingContext,
  opened: OpenedVersion,
  problems: readonly FormProblem[],
): SafeHtml {
  const { form } = context;
  const own = opened.agreement.commissioners.find((one) => opened.ownIds.includes(one.commissioner.id));
  const names = opened.agreement.commissioners
    .filter((one) => opened.ownIds.includes(one.commissioner.id))
    .map((one) => one.commissioner.name);
  const sent = form.text('answer') || (own?.latest?.answer ?? '');
  return html`<section aria-labelledby="your-answer">
    <h2 class="govuk-heading-m" id="your-answer">Your answer for ${new Intl.ListFormat('en-GB').format(names)}</h2>
    ${formTag(
      {
        action: paths.version(context.actor.membership, opened.key.audit, opened.version.number),
        keys: context.formKeys,
      },
      radios({
        name: 'answer',
        idPrefix: 'answer',
        value: sent,
        fieldset: {
          legend: { text: 'Do you agree these terms?', classes: 'govuk-fieldset__legend--s' },
        },
        items: [
          { value: 'agreed', text: 'I agree' },
          { value: 'not_yet', text: 'Not yet', hint: { text: 'Say below what would have to change' } },
        ],
        ...fieldError(problems, 'answer'),
      }),
      textarea({
        id: 'remark',
        name: 'remark',
        label: { text: 'Remark' },
        rows: '3',
        classes: 'tl-measure',
        value: form.text('remark'),
        autocomplete: 'off',
        ...fieldError(problems, 'remark'),
      }),
      button({ text: 'Record my answer', preventDoubleClick: true }),
    )}
  </section>`;
}
