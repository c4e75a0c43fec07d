import { accountPaths } from '#accounts';
import { taskList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { SetUpStep } from '../../rules/set-up-steps.ts';

const titles: Readonly<Record<SetUpStep['name'], string>> = {
  areas: 'Name the areas of the partnership',
  look: 'Choose its colour and add its logo',
  agencies: 'List the agencies that take part',
  people: 'Add the people who will use this',
};

const addresses: Readonly<Record<SetUpStep['name'], (m: string) => string>> = {
  areas: accountPaths.partnership,
  look: accountPaths.partnership,
  agencies: accountPaths.agencies,
  people: accountPaths.people,
};

/** Setting up the partnership as a task list; nothing once every step is done. */
export function setUpList(membership: string, steps: readonly SetUpStep[]): SafeHtml | null {
  if (steps.every((step) => step.isDone)) return null;
  return html`<h2 class="govuk-heading-m">Set up the partnership</h2>
    ${taskList({
      idPrefix: 'set-up',
      items: steps.map((step) => ({
        title: { text: titles[step.name] },
        hint: { text: step.state },
        href: addresses[step.name](membership),
        status: step.isDone ? { text: 'Done' } : { tag: { text: 'To do', classes: 'govuk-tag--blue' } },
      })),
    })}`;
}
