import { sayColleague, type AgencyRow } from '#accounts';
import { asText, asTexts, choiceEntry, partOf, textEntry, typedText, type Entry } from '#platform/forms';
import { checkboxes, input } from '#platform/govuk';
import { html } from '#platform/html';
import type { ItemList, Section } from '../drafts/section.ts';
import type { Around } from './around.ts';

/** The field in which a draft keeps what an agency is asked. */
export function agencyField(agency: string): string {
  return `agency-${agency}`;
}

/** Whether an agency contributes, through which of its services, or why it is left out on purpose. */
function agencyEntry(agency: AgencyRow): Entry {
  const name = agencyField(agency.id);
  const [services, leftOut] = [`${name}-services`, `${name}-left-out`];
  return {
    name,
    label: agency.shortName,
    show: (value) => ({
      [name]: partOf(value, 'asked') === true ? ['yes'] : [],
      [services]: asTexts(partOf(value, 'services')),
      [leftOut]: [asText(partOf(value, 'left-out'))],
    }),
    read: (reader, form) => {
      const asked = form.text(name) === 'yes';
      const chosen = agency.services.filter((service) => form.all(services).includes(service));
      const reason = reader.text(leftOut, { called: 'reason', longest: 500, needed: false });
      if (!asked && chosen.length === 0 && reason === '') return null;
      return {
        ...(asked ? { asked: true } : {}),
        ...(chosen.length > 0 ? { services: chosen } : {}),
        ...(reason === '' ? {} : { 'left-out': reason }),
      };
    },
    say: (value) => {
      const through = asTexts(partOf(value, 'services'));
      const reason = asText(partOf(value, 'left-out'));
      return [
        partOf(value, 'asked') === true ? 'Contributes' : '',
        through.length > 0 ? `Through: ${through.join(', ')}` : '',
        reason === '' ? '' : `Left out, because ${reason}`,
      ]
        .filter((part) => part !== '')
        .join('\n');
    },
    draw: ({ typed, problems }) => {
      const [problem] = problems.filter((one) => one.field === leftOut);
      return html`<div class="tl-agency-row">
        ${checkboxes({
          name,
          idPrefix: name,
          values: [typedText(typed, name)],
          classes: 'govuk-checkboxes--small',
          items: [
            {
              value: 'yes',
              html: html`<strong>${agency.shortName}</strong>${
                agency.name !== agency.shortName && html` <span class="tl-quiet">${agency.name}</span>`
              } <span class="govuk-visually-hidden">contributes</span>`,
            },
          ],
        })}
        ${
          agency.services.length > 0 &&
          checkboxes({
            name: services,
            idPrefix: services,
            values: [...(typed[services] ?? [])],
            classes: 'govuk-checkboxes--small',
            fieldset: {
              legend: {
                html: html`Through these services<span class="govuk-visually-hidden"> of ${agency.shortName}</span>`,
                classes: 'govuk-fieldset__legend--s tl-agency-row__legend',
              },
            },
            items: agency.services.map((service) => ({ value: service, text: service })),
          })
        }
        ${input({
          id: leftOut,
          name: leftOut,
          label: {
            html: html`Left out, because<span class="govuk-visually-hidden"> (${agency.shortName})</span>`,
          },
          value: typedText(typed, leftOut),
          autocomplete: 'off',
          ...(problem === undefined ? {} : { errorMessage: { text: problem.message } }),
        })}
      </div>`;
    },
  };
}

export function commissionerList(around: Around): ItemList {
  const agencies = new Map(around.agencies.map((agency) => [agency.id, agency.shortName]));
  return {
    code: 'commissioner',
    title: 'Who commissions it',
    one: 'commissioner',
    hint: 'Everybody who must agree these terms. They need not be those who contribute. Somebody with a membership here agrees in Throughline; what others say you note for them.',
    none: 'Nobody is named yet who agrees these terms.',
    entries: [
      choiceEntry({
        name: 'agency',
        label: 'Agency',
        options: around.agencies.map((agency) => ({ value: agency.id, label: agency.shortName })),
        as: 'list',
        nothing: 'No agency, or a body of its own',
      }),
      textEntry({
        name: 'name',
        label: 'Part of it, or name of the body',
        hint: 'Such as “Safeguarding Unit” or “Partnership office”',
        longest: 300,
      }),
      textEntry({
        name: 'post',
        label: 'Post',
        hint: 'Such as “Head of service”. No name is needed.',
        longest: 200,
      }),
      choiceEntry({
        name: 'member',
        label: 'Who agrees for them in Throughline',
        options: around.colleagues.map((colleague) => ({
          value: colleague.membership,
          label: sayColleague(colleague),
        })),
        as: 'list',
        nothing: 'Nobody here: their answer is noted by a coordinator',
      }),
    ],
    head: (item) => {
      const agency = agencies.get(asText(partOf(item, 'agency')));
      const parts = [agency, asText(partOf(item, 'name')), asText(partOf(item, 'post'))];
      return parts.filter((part) => part !== undefined && part !== '').join(', ') || 'A commissioner';
    },
  };
}

export const otherContributorList: ItemList = {
  code: 'other-contributor',
  title: 'Contributors that are no agency of yours',
  one: 'contributor',
  hint: 'From another area, or of a joint partner. Add an agency to your partnership if it is to answer here.',
  none: 'Nobody else.',
  entries: [
    textEntry({ name: 'name', label: 'Name', longest: 300, needed: true }),
    textEntry({ name: 'from', label: 'Area or partnership', longest: 300 }),
  ],
  head: (item) => asText(partOf(item, 'name')),
};

/** Who commissions, who contributes, who is left out on purpose. Agencies that have left are asked no more. */
export function agenciesSection(around: Around): Section {
  return {
    code: 'agencies',
    title: 'Who takes part',
    lead: 'Tick every agency that is asked for cases. Where one is left out on purpose, say why: the report will.',
    entries: around.agencies.filter((agency) => agency.left === null).map(agencyEntry),
    lists: [commissionerList(around), otherContributorList],
  };
}
