import type { ItemList, Section } from '#audits';
import { asText, choiceEntry, partOf, textEntry, type Option } from '#platform/forms';
import { agencyList, agencyOptions, type NamedAgency } from './agencies.ts';
import type { Around } from './around.ts';

type Words = Pick<ItemList, 'code' | 'title' | 'one' | 'none'> & { readonly hint?: string };

function bodyList(words: Words, options: readonly Option[]): ItemList {
  return {
    ...words,
    entries: [
      choiceEntry({
        name: 'agency',
        label: 'Agency or service',
        options,
        as: 'list',
        nothing: 'No agency: a body that is named below',
      }),
      textEntry({
        name: 'name',
        label: 'Name of the body, or of a part of the agency',
        hint: 'Such as “Quality sub-group”',
        longest: 200,
      }),
      textEntry({
        name: 'role',
        label: 'Post (optional)',
        hint: 'Such as “Head of service”. Never the name of a person.',
        longest: 200,
      }),
    ],
    head: (item) => {
      const chosen = asText(partOf(item, 'agency'));
      const agency = options.find((option) => option.value === chosen)?.label ?? '';
      const parts = [agency, asText(partOf(item, 'name')), asText(partOf(item, 'role'))];
      return parts.filter((part) => part !== '').join(', ') || 'Nobody named yet';
    },
  };
}

const partnerList: ItemList = {
  code: 'partner',
  title: 'Joint partners',
  one: 'joint partner',
  hint: 'Other partnerships that ran the audit with yours.',
  none: 'The audit was run by one partnership alone.',
  entries: [
    textEntry({ name: 'name', label: 'Name', longest: 200, needed: true }),
    textEntry({ name: 'short-name', label: 'Short name', longest: 80, needed: true }),
  ],
  head: (item) => asText(partOf(item, 'name')),
};

/** Who the publication names, who commissioned, contributed and received the report. */
export function whoSection(around: Around, named: readonly NamedAgency[]): Section {
  const options = agencyOptions(named, { withServices: true });
  return {
    code: 'who',
    title: 'Who',
    lead: 'The agencies first, then who commissioned and who contributed, and the group that received the report.',
    entries: [
      textEntry({ name: 'receiving-group', label: 'Group that received the report', longest: 200 }),
      textEntry({ name: 'receiving-group-short', label: 'Its short name (optional)', longest: 200 }),
    ],
    lists: [
      agencyList(around),
      bodyList(
        {
          code: 'commissioner',
          title: 'Who commissioned it',
          one: 'commissioner',
          none: 'Nobody is named yet.',
        },
        options,
      ),
      bodyList(
        {
          code: 'contributor',
          title: 'Others who contributed',
          one: 'contributor',
          hint: 'Services by themselves, and bodies that are no agency. An agency is ticked above, where it is named.',
          none: 'Nobody is named yet.',
        },
        options,
      ),
      bodyList(
        {
          code: 'panel',
          title: 'Who sat on the panel',
          one: 'member of the panel',
          none: 'Nobody is named yet.',
        },
        options,
      ),
      partnerList,
    ],
  };
}
