import type { ActingContext } from '#accounts';
import { fieldError, formTag, markOf, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink, button, checkboxes, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { sayDraft } from '../drafts/say-draft.ts';
import { draftAnswers } from '../parts/draft-answers.ts';
import { paths } from '../paths.ts';
import { compareVersions } from '../rules/compare-versions.ts';
import { getTermsContent, makeTermsVersion } from '../store/agreements.ts';
import { termsSections } from '../terms/sections.ts';
import { openTerms, termsPage, type OpenedTerms } from './parts/open-terms.ts';

type Trouble = { readonly problems?: readonly FormProblem[]; readonly isStale?: boolean };

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openLive(context);
  return opened === null ? notFound() : page(view(context, opened, {}));
}

/** Puts the terms as they stand to those who commission the audit: the next version. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const opened = await openLive(context);
  if (opened === null) return notFound();
  const { key, values, terms, versions, progress } = opened;
  const reader = readForm(form);
  const note = reader.text('note', { called: 'note', longest: 2000, needed: false, lines: true });
  if (progress.gaps > 0) reader.refuse('put', 'Fill in what is still needed first: it is listed at the top');
  if (opened.contradictions.length > 0 && form.text('all-the-same') !== 'yes')
    reader.refuse(
      'all-the-same',
      'Change what does not fit, or tick that you put it to the group all the same',
    );
  const [latest] = versions;
  if (latest !== undefined && !progress.isAhead)
    reader.refuse(
      'put',
      `Nothing has changed since version ${latest.number}: there is nothing new to put to the group`,
    );
  if (reader.problems.length > 0) return invalid(view(context, opened, { problems: reader.problems }));
  // What is put to the group is what was read on this page, not what a colleague typed while it was open.
  if (form.text('seen') !== markOf(values)) return conflict(view(context, opened, { isStale: true }));
  const number = (latest?.number ?? 0) + 1;
  await makeTermsVersion(tx, key, {
    number,
    content: { values, terms },
    changes: await changesSince(opened, latest?.number ?? null, context),
    note,
    membership: actor.membership,
  });
  context.note({ number, commissioners: terms.commissioners.length });
  return redirect(`${paths.version(actor.membership, key.audit, number)}?put=yes`);
}

async function openLive(context: ActingContext): Promise<OpenedTerms | null> {
  const opened = await openTerms(context);
  return opened === null || opened.audit.origin !== 'live' || opened.audit.stage === 'closed' ? null : opened;
}

async function changesSince(opened: OpenedTerms, number: number | null, context: ActingContext) {
  const { key, sections, values, around } = opened;
  const before = number === null ? null : await getTermsContent(context.tx, key, number);
  // The first version differs from nothing: no list of changes is worth reading.
  if (before === null) return [];
  return [
    ...compareVersions(
      sayDraft(termsSections(before.values, around), before.values),
      sayDraft(sections, values),
    ),
  ];
}

function view(context: ActingContext, opened: OpenedTerms, trouble: Trouble): SafeHtml {
  const { problems = [], isStale = false } = trouble;
  const { audit, sections, values, contradictions, versions } = opened;
  const m = context.actor.membership;
  const title = isStale ? 'Somebody else changed this meanwhile' : 'Check what is written';
  return termsPage(
    context,
    opened,
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.terms(m, audit.id), text: 'All sections' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      ${
        isStale
          ? html`<p class="tl-lead">Nothing was put to the group. This is what is written now: read it again.</p>`
          : html`<p class="tl-lead">
              Read everything once as those who commission the audit will. Then put it to them.
            </p>`
      }
      ${whatIsWrong(context, opened)} ${whatLacks(context, opened)}
      ${draftAnswers(
        sections,
        values,
        { section: (code) => paths.section(m, audit.id, code) },
        (section, entry) =>
          contradictions
            .filter((one) => one.section === section && one.entry === entry)
            .map((one) => one.says),
      )}
      <h2 class="govuk-heading-m" id="put" tabindex="-1">Put it to those who commission the audit</h2>
      <p class="govuk-body tl-measure">
        ${
          versions[0] === undefined
            ? 'This becomes version 1. It stays as it is; later changes make a new version and say what changed.'
            : `This becomes version ${versions[0].number + 1}. Everybody is asked again, and sees what has changed since version ${versions[0].number}.`
        }
      </p>`,
    formTag(
      { action: paths.check(m, audit.id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${markOf(values)}" />`,
      contradictions.length > 0 &&
        checkboxes({
          name: 'all-the-same',
          idPrefix: 'all-the-same',
          values: [context.form.text('all-the-same')],
          items: [
            {
              value: 'yes',
              text: 'Put it to the group although something does not fit',
              hint: { text: 'They will see what it is' },
            },
          ],
          ...fieldError(problems, 'all-the-same'),
        }),
      textarea({
        id: 'note',
        name: 'note',
        label: { text: 'A word to those who commission it (optional)' },
        rows: '3',
        classes: 'tl-measure',
        value: context.form.text('note'),
        autocomplete: 'off',
        ...fieldError(problems, 'note'),
      }),
      button({ text: 'Put it to the group', preventDoubleClick: true }),
    ),
  );
}

function whatIsWrong({ actor }: ActingContext, { audit, contradictions }: OpenedTerms): SafeHtml | null {
  if (contradictions.length === 0) return null;
  return html`<section class="tl-remark" aria-labelledby="does-not-fit">
    <h2 class="tl-remark__title" id="does-not-fit">What does not fit together</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${contradictions.map(
        (one) =>
          html`<li>
            <a class="govuk-link" href="${place(actor.membership, audit.id, one)}">${one.says}</a>
          </li>`,
      )}
    </ul>
  </section>`;
}

function whatLacks({ actor }: ActingContext, { audit, gaps }: OpenedTerms): SafeHtml | null {
  if (gaps.length === 0) return null;
  const list = (needed: boolean) =>
    html`<ul class="govuk-list govuk-list--bullet">
      ${gaps
        .filter((gap) => gap.needed === needed)
        .map(
          (gap) =>
            html`<li>
              <a class="govuk-link" href="${place(actor.membership, audit.id, gap)}">${gap.says}</a>
            </li>`,
        )}
    </ul>`;
  const [needed, later] = [gaps.some((gap) => gap.needed), gaps.some((gap) => !gap.needed)];
  return html`${needed && html`<h2 class="govuk-heading-m">Still needed before anybody can agree</h2>${list(true)}`}
  ${later && html`<h2 class="govuk-heading-m">Not said yet; it may follow in a later version</h2>${list(false)}`}`;
}

function place(m: string, audit: string, at: { readonly section: string; readonly entry: string }): string {
  const hash = at.entry === '' ? '' : `#${at.entry}`;
  return `${paths.section(m, audit, at.section)}${hash}`;
}
