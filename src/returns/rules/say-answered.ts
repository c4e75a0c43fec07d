import { itemsOf, type Section } from '#audits';
import type { Values } from '#platform/forms';

/** "25 of 32 answered, 4 items listed": how much of what is asked holds something. */
export function sayAnswered(sections: readonly Section[], values: Values): string {
  const entries = sections.flatMap((section) => section.entries);
  const answered = entries.filter((entry) => entry.say(values[entry.name] ?? null) !== '').length;
  const listed = sections
    .flatMap((section) => section.lists)
    .reduce((sum, list) => sum + itemsOf(values, list).length, 0);
  return [
    entries.length > 0 ? `${answered} of ${entries.length} answered` : '',
    listed > 0 || entries.length === 0 ? `${listed} written down` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
