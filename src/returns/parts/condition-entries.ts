import { caseStatusCodes, caseStatuses, methodKinds, methodLabel, themeGroups, themes } from '#audits';
import { asText, asTexts, choiceEntry, choicesEntry, type Entry, type Values } from '#platform/forms';
import { ageBands, answersOfKind, type Condition, type Tool } from '../tool.ts';

const methods = methodKinds.map((kind) => ({ value: kind, label: methodLabel(kind) }));
const statuses = caseStatusCodes.map((code) => ({ value: code, label: caseStatuses[code] }));
const ages = Object.entries(ageBands).map(([value, label]) => ({ value, label }));
const answers = (['standard', 'yes_no', 'level'] as const).flatMap((kind) =>
  Object.entries(answersOfKind[kind]).map(([value, label]) => ({ value, label })),
);

/** Every theme, in its group. */
export const themeOptions = themes.map((theme) => ({
  value: theme.code,
  label: theme.label,
  group: themeGroups.find((group) => group.code === theme.group)?.label,
}));

/** When a section is asked: for which methods, themes, statuses and ages. */
export const conditionEntries: readonly Entry[] = [
  choicesEntry({
    name: 'methods',
    label: 'Only for these methods (optional)',
    options: methods,
    small: true,
  }),
  choicesEntry({
    name: 'statuses',
    label: 'Only for cases with this status (optional)',
    hint: 'A case whose status is not known is asked about all the same.',
    options: statuses,
    small: true,
  }),
  choicesEntry({
    name: 'ages',
    label: 'Only for children of this age (optional)',
    options: ages,
    small: true,
  }),
  choicesEntry({
    name: 'when-themes',
    label: 'Only in audits about these themes (optional)',
    options: themeOptions,
    small: true,
  }),
];

/** The same for an item, and after which answer to another. */
export function itemConditionEntries(tool: Tool, self: string | null): readonly Entry[] {
  const others = tool.sections
    .flatMap((section) => section.items)
    .filter((item) => item.id !== self && Object.keys(answersOfKind[item.kind]).length > 0);
  return [
    choiceEntry({
      name: 'after',
      label: 'Only after an answer to another item (optional)',
      as: 'list',
      nothing: 'No other item',
      options: others.map((item) => ({ value: item.id, label: item.text.slice(0, 120) })),
    }),
    choicesEntry({
      name: 'after-answers',
      label: 'Which answers to it',
      hint: 'Only those that it can be answered with.',
      options: answers,
      small: true,
    }),
    ...conditionEntries,
  ];
}

export function conditionValues(when: Condition | null): Values {
  const list = (values: readonly string[] | undefined) =>
    values === undefined || values.length === 0 ? null : [...values];
  return {
    methods: list(when?.methods),
    statuses: list(when?.statuses),
    ages: list(when?.ageBands),
    'when-themes': list(when?.themes),
    after: when?.after?.item ?? null,
    'after-answers': list(when?.after?.answers),
  };
}

/** The condition that these values make; null where none of them says anything. */
export function conditionOf(values: Values): Condition | null {
  const named = (name: string) => asTexts(values[name]);
  const wantedMethods = methodKinds.filter((kind) => named('methods').includes(kind));
  const wantedStatuses = caseStatusCodes.filter((code) => named('statuses').includes(code));
  const after = asText(values['after']);
  const when: Condition = {
    ...(wantedMethods.length === 0 ? {} : { methods: wantedMethods }),
    ...(wantedStatuses.length === 0 ? {} : { statuses: wantedStatuses }),
    ...(named('ages').length === 0 ? {} : { ageBands: named('ages') }),
    ...(named('when-themes').length === 0 ? {} : { themes: named('when-themes') }),
    ...(after === '' ? {} : { after: { item: after, answers: named('after-answers') } }),
  };
  return Object.keys(when).length === 0 ? null : when;
}
