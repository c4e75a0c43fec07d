import { asText, dayEntry, textEntry, tickEntry, type Entry, type Values } from '#platform/forms';
import type { Priority } from './planned-audit.ts';

const asked: readonly Entry[] = [
  textEntry({
    name: 'name',
    label: 'Priority',
    hint: 'As the business plan calls it',
    called: 'priority',
    longest: 300,
    needed: true,
  }),
  textEntry({
    name: 'plan',
    label: 'The plan that sets it',
    hint: 'Such as “Business plan 2025 to 2028”',
    longest: 300,
  }),
  dayEntry({ name: 'from', label: 'First day' }),
  dayEntry({ name: 'until', label: 'Last day', hint: 'Leave empty while the plan does not say' }),
];

/** The questions about a priority; one that stands can be retired. */
export function priorityEntries(isNew: boolean): readonly Entry[] {
  if (isNew) return asked;
  return [
    ...asked,
    tickEntry({
      name: 'retired',
      label: 'No longer a priority',
      hint: 'It stays with the audits that were planned for it',
    }),
  ];
}

/** A priority as its form keeps it. */
export function priorityValues(priority: Omit<Priority, 'id'>): Values {
  return {
    name: priority.name || null,
    plan: priority.plan || null,
    from: priority.from,
    until: priority.until,
    retired: priority.isRetired ? true : null,
  };
}

/** What the form keeps, as a priority. */
export function priorityOf(values: Values): Omit<Priority, 'id'> {
  return {
    name: asText(values['name']),
    plan: asText(values['plan']),
    from: asText(values['from']) || null,
    until: asText(values['until']) || null,
    isRetired: values['retired'] === true,
  };
}
