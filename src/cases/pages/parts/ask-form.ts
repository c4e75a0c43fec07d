import type { ActingContext, Setting } from '#accounts';
import { fieldError, formButtons, formTag, type FormProblem } from '#platform/forms';
import { checkboxes, details, input, select, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { sayColumn, type AskColumn } from '../../ask-column.ts';
import { askedAbout } from '../../disclosure.ts';
import { personFactCodes, personFacts, relations, type PersonFact } from '../../identity.ts';
import { paths } from '../../paths.ts';
import type { BasisGap } from '../../rules/find-basis-gaps.ts';
import { sayBasisGaps } from '../../rules/say-basis-gap.ts';
import { fields, type AskTyped } from './ask-typed.ts';
import type { PeopleToTell } from './open-involvement.ts';

/** What the form for asking is drawn from. */
export type AskForm = {
  readonly people: readonly PeopleToTell[];
  readonly columns: readonly AskColumn[];
  readonly gaps: ReadonlyMap<string, readonly BasisGap[]>;
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  readonly typed: AskTyped;
  readonly problems: readonly FormProblem[];
  readonly whyDue: string;
};

export function askForm(context: ActingContext, audit: string, form: AskForm): SafeHtml {
  const m = context.actor.membership;
  const { typed, problems, people } = form;
  return formTag(
    { action: paths.askAgencies(m, audit), keys: context.formKeys },
    casesPart(form),
    agenciesPart(form, m, audit),
    html`<h2 class="govuk-heading-m">What each agency is told</h2>`,
    factBoxes('fact', 'To search its records', typed.facts, problems, {
      hint: 'Only what it needs to find the people. Each fact goes sealed to this agency alone, and is closed again when it does not know them.',
    }),
    checkboxes({
      name: 'ready',
      idPrefix: 'ready',
      values: typed.isReady ? ['yes'] : [],
      items: [
        {
          value: 'yes',
          text: 'Tell an agency more by itself, as soon as it says that it knows somebody',
          hint: { text: 'Otherwise you decide then, ask by ask' },
          conditional: {
            html: factBoxes('more', 'To look at its records', typed.more, problems, {}),
          },
        },
      ],
    }),
    reasonsPart(people, typed, problems),
    html`<h2 class="govuk-heading-m">By when</h2>`,
    input({
      id: 'due',
      name: 'due',
      label: { text: 'Answers are due on' },
      hint: { text: `${form.whyDue} A day, such as 31 March 2026` },
      classes: 'govuk-input--width-20',
      value: typed.due,
      autocomplete: 'off',
      spellcheck: false,
      ...fieldError(problems, 'due'),
    }),
    html`<p class="govuk-body tl-measure">
      Whoever answers for each agency gets a mail that something waits. It names no audit, no case and nobody.
    </p>`,
    formButtons({ text: 'Ask these agencies', cancel: paths.matrix(m, audit) }),
  );
}

function casesPart({ people, typed, problems }: AskForm): SafeHtml {
  const open = people.filter((one) => one.fault === null);
  const shut = people.filter((one) => one.fault !== null);
  return html`${checkboxes({
    name: 'case',
    idPrefix: 'case',
    values: [...typed.cases],
    fieldset: { legend: { text: 'About which cases, and whom', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'Nobody’s name is shown here. Take out whoever an agency need not be told of.' },
    ...fieldError(problems, 'case'),
    items: open.map((one) => ({
      value: one.case.id,
      text: `Case ${one.case.number}`,
      conditional: { html: peopleBoxes(one, typed, problems) },
    })),
  })}
  ${
    shut.length > 0 &&
    html`<ul class="govuk-list">
      ${shut.map((one) => html`<li><strong>Case ${one.case.number}</strong> cannot be asked about. ${one.fault}</li>`)}
    </ul>`
  }`;
}

function peopleBoxes(one: PeopleToTell, typed: AskTyped, problems: readonly FormProblem[]): SafeHtml {
  const name = fields.peopleOf(one.case.id);
  return checkboxes({
    name,
    idPrefix: name,
    values: [...(typed.people.get(one.case.id) ?? [])],
    classes: 'govuk-checkboxes--small tl-boxes-in-a-row',
    fieldset: {
      legend: { text: `Whom of Case ${one.case.number}`, classes: 'govuk-visually-hidden' },
    },
    ...fieldError(problems, name),
    items: one.people.map(({ person, called }) => ({ value: person.id, text: called })),
  });
}

/** Which agencies cannot be asked yet and what exactly is missing of each; nothing where all can. */
export function gapsPart(
  { columns, gaps }: Pick<AskForm, 'columns' | 'gaps'>,
  m: string,
  audit: string,
): SafeHtml | null {
  const closed = columns.filter((one) => (gaps.get(one.agency) ?? []).length > 0);
  const shut = [...Map.groupBy(closed, (one) => one.agency)];
  if (shut.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Not to be asked yet</h2>
      <p class="govuk-body tl-measure">
        An agency is told who the people are only once its basis for sharing stands in terms that are agreed. The others go
        ahead without it.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        ${shut.map(
          ([agency, [one]]) =>
            html`<li>
              <strong>${one?.agencyName}</strong>: missing is ${sayBasisGaps(gaps.get(agency) ?? [])}.
              <a class="govuk-link" href="${paths.basis(m, audit)}"
                >Complete the basis for sharing<span class="govuk-visually-hidden">: ${one?.agencyName}</span></a
              >
            </li>`,
        )}
      </ul>`;
}

function agenciesPart(
  { columns, gaps, settings, typed, problems }: AskForm,
  m: string,
  audit: string,
): SafeHtml {
  const isOpen = (one: AskColumn): boolean => (gaps.get(one.agency) ?? []).length === 0;
  const open = columns.filter(isOpen);
  const agencies = [...new Set(open.map((one) => one.agency))];
  return html`${
    open.length > 0 &&
    checkboxes({
      name: 'to',
      idPrefix: 'to',
      values: [...typed.to],
      fieldset: { legend: { text: 'Which agencies', classes: 'govuk-fieldset__legend--m' } },
      classes: 'govuk-checkboxes--small',
      ...fieldError(problems, 'to'),
      items: open.map((one) => ({ value: one.code, text: sayColumn(one) })),
    })
  }
  ${gapsPart({ columns, gaps }, m, audit)}
  ${
    agencies.length > 0 &&
    details({
      summaryText: 'Ask some agencies only about the adults, or about one setting',
      open: problems.some((one) => /^(?:about|setting)-/.test(one.field)) || typed.settings.size > 0,
      html: html`${agencies.map((agency) => {
        const name = open.find((one) => one.agency === agency)?.agencyName ?? '';
        const own = settings.get(agency) ?? [];
        return html`<div class="tl-field-row">
          ${select({
            id: fields.aboutOf(agency),
            name: fields.aboutOf(agency),
            label: { text: `${name} is asked about` },
            value: typed.about.get(agency) ?? 'everybody',
            items: Object.entries(askedAbout).map(([value, text]) => ({ value, text })),
            ...fieldError(problems, fields.aboutOf(agency)),
          })}
          ${
            own.length > 0 &&
            select({
              id: fields.settingOf(agency),
              name: fields.settingOf(agency),
              label: { text: `Setting of ${name}` },
              value: typed.settings.get(agency) ?? '',
              items: [
                { value: '', text: 'The agency as a whole' },
                ...own.map((setting) => ({ value: setting.id, text: setting.name })),
              ],
              ...fieldError(problems, fields.settingOf(agency)),
            })
          }
        </div>`;
      })}`,
    })
  }`;
}

/** Boxes for the facts that may be told; used wherever somebody chooses them. */
export function factBoxes(
  name: string,
  legend: string,
  chosen: ReadonlySet<PersonFact>,
  problems: readonly FormProblem[],
  extra: { readonly hint?: string },
): SafeHtml {
  return checkboxes({
    name,
    idPrefix: name,
    values: [...chosen],
    classes: 'govuk-checkboxes--small tl-boxes-in-a-row',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...(extra.hint === undefined ? {} : { hint: { text: extra.hint } }),
    ...fieldError(problems, name),
    items: personFactCodes.map((fact) => ({ value: fact, text: personFacts[fact] })),
  });
}

function reasonsPart(
  people: readonly PeopleToTell[],
  typed: AskTyped,
  problems: readonly FormProblem[],
): SafeHtml {
  const there = new Set(people.flatMap((one) => one.people.map(({ person }) => person.relation)));
  return html`<h2 class="govuk-heading-m">Why it is told of them</h2>
    <p class="govuk-body tl-measure">Each agency reads the reason beside the person, and it stays in the record.</p>
    ${[...typed.reasons]
      .filter(([relation]) => there.has(relation))
      .map(([relation, reason]) =>
        textarea({
          id: fields.reasonOf(relation),
          name: fields.reasonOf(relation),
          label: { text: relations[relation] },
          rows: '2',
          classes: 'tl-measure',
          value: reason,
          autocomplete: 'off',
          ...fieldError(problems, fields.reasonOf(relation)),
        }),
      )}`;
}
