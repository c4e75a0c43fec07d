import { actingPage, type ActingContext } from '#accounts';
import type { FoundAudit } from '#audits';
import { beginSentence } from '#cases';
import { formTag, problemSummary } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, numberInWords, type Content, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { cutForFields } from '../rules/carry-text.ts';
import type { Changes, ImportPlan } from '../rules/plan-import.ts';
import { saySample } from '../rules/say-sample.ts';
import { sayFindingCounts } from '../rules/say-finding-counts.ts';
import { sayWhenWithWords } from '../rules/say-when.ts';
import { factList, textList } from './fact-list.ts';

/** An audit that is about to be brought in. `there` is the one it would change, with the version that was looked at. */
export type Preview = {
  readonly audit: PublishedAudit;
  readonly json: string;
  readonly plan: ImportPlan;
  readonly there: FoundAudit | null;
};

/** Which state of the audit somebody looked at, so that a change in between is noticed: "new", or a version number. */
export function seenState(there: Preview['there']): string {
  return there === null ? 'new' : String(there.version);
}

/** The text of the file as it comes back from the hidden fields. */
export function joinFields(form: Form): string {
  return form.entries
    .filter(([name]) => /^text-\d+$/.test(name))
    .map(([, piece]) => piece)
    .join('');
}

/** What will be brought in, and the button that does it; the file's text travels in hidden fields. */
export function importPreview(
  context: Pick<ActingContext, 'actor' | 'formKeys'>,
  preview: Preview,
  hasChangedMeanwhile = false,
): SafeHtml {
  const { audit, plan, there } = preview;
  const m = context.actor.membership;
  const title = plan.outcome === 'unchanged' ? 'Nothing has changed' : 'Check what will be brought in';
  return actingPage(
    context,
    { title, section: 'audits', hasProblems: hasChangedMeanwhile },
    hasChangedMeanwhile &&
      problemSummary([
        {
          field: 'confirm',
          message:
            'Somebody else brought this audit in while you were looking. Check again what would change now',
        },
      ]),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${sayOutcome(preview)}</p>`,
    factList([
      [
        'Audit',
        there === null
          ? audit.title
          : html`<a class="govuk-link" href="${paths.audit(m, there.id)}">${audit.title}</a>`,
      ],
      ['Short name', audit.shortName],
      ['Taken from', `${audit.source.title}, ${audit.source.publisher}`],
      ['Carried out', audit.fieldwork && sayWhenWithWords(audit.fieldwork)],
      ['Cases', saySample(audit)],
      ['Findings', sayFindingCounts(audit.findings)],
      ['Recommendations and suggested actions', audit.recommendations.length],
      ['Changes to findings', sayChanges(plan, plan.findings)],
      ['Changes to recommendations', sayChanges(plan, plan.recommendations)],
      ['Agencies that will be added to your partnership', textList(plan.newAgencies)],
    ]),
    plan.outcome !== 'unchanged' && confirmForm(context, preview),
    html`<p class="govuk-body"><a class="govuk-link" href="${paths.importAudit(m)}">Choose another file</a></p>`,
  );
}

function sayOutcome({ audit, plan }: Preview): Content {
  switch (plan.outcome) {
    case 'added':
      return 'This audit is not here yet. It will be added.';
    case 'unchanged':
      return 'This audit is already here, just as it stands in the file. There is nothing to bring in.';
    case 'updated':
      return `There is already an audit with the short name ${audit.shortName}. It will be brought up to date with the file.`;
  }
}

function sayChanges(plan: ImportPlan, changes: Changes): string {
  if (plan.outcome !== 'updated') return '';
  const say = (count: number, what: string) => (count === 0 ? [] : [`${numberInWords(count)} ${what}`]);
  const parts = [
    ...say(changes.added, 'new'),
    ...say(changes.changed, 'changed'),
    ...say(changes.withdrawn, 'withdrawn (no longer in the file)'),
  ];
  return parts.length === 0 ? 'None' : beginSentence(parts.join('; '));
}

function confirmForm(context: Pick<ActingContext, 'actor' | 'formKeys'>, preview: Preview): SafeHtml {
  const { plan, json, there } = preview;
  return formTag(
    { action: paths.importConfirm(context.actor.membership), keys: context.formKeys, upload: true },
    html`<input type="hidden" name="seen" value="${seenState(there)}" />`,
    cutForFields(json).map(
      (piece, index) => html`<input type="hidden" name="text-${index + 1}" value="${piece}" />`,
    ),
    button({
      text: plan.outcome === 'added' ? 'Add this audit' : 'Bring it up to date',
      id: 'confirm',
      preventDoubleClick: true,
    }),
  );
}
