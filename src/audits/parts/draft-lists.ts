import { formTag, type Values } from '#platform/forms';
import { button, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import { itemsOf, valuesOfItem, type Item, type ItemList, type Section } from '../drafts/section.ts';
import { newItem, type DraftAddresses } from './draft-desk.ts';
import { saidLines } from './said-lines.ts';

/** The lists of a section: each item a card with what it says and what can be done with it. */
export function draftLists(
  section: Section,
  values: Values,
  addresses: DraftAddresses,
  keys: FormKeys,
): SafeHtml {
  return html`${section.lists.map((list) => {
    const items = itemsOf(values, list);
    return html`<section aria-labelledby="list-${list.code}">
      <h2 class="${list.title === section.title ? 'govuk-visually-hidden' : 'govuk-heading-m'}" id="list-${list.code}">
        ${list.title}
      </h2>
      ${list.hint !== undefined && html`<p class="govuk-body tl-measure">${list.hint}</p>`}
      ${
        items.length === 0
          ? html`<p class="govuk-body tl-quiet">${list.none}</p>`
          : html`<ol class="tl-cards">
              ${items.map(
                (item, index) =>
                  html`<li>
                    ${card(section, list, item, addresses)}
                    ${
                      items.length > 1 &&
                      mover(addresses.move(section.code, list.code, item.id), keys, {
                        name: list.head(item.value),
                        isFirst: index === 0,
                        isLast: index === items.length - 1,
                      })
                    }
                  </li>`,
              )}
            </ol>`
      }
      ${button({
        href: addresses.item(section.code, list.code, newItem),
        text: items.length === 0 ? `Add a ${list.one}` : `Add another ${list.one}`,
        classes: 'govuk-button--secondary',
      })}
    </section>`;
  })}`;
}

function card(section: Section, list: ItemList, item: Item, addresses: DraftAddresses): SafeHtml {
  const values = valuesOfItem(item.value, list.entries);
  const title = list.head(item.value);
  const rows = list.entries
    .map((entry) => ({ label: entry.label, said: entry.say(values[entry.name] ?? null) }))
    .filter(({ said }) => said !== '' && said !== title);
  return summaryList({
    card: {
      title: { text: title, headingLevel: 3 },
      actions: {
        items: [
          { href: addresses.item(section.code, list.code, item.id), text: 'Change' },
          { href: addresses.removal(section.code, list.code, item.id), text: 'Remove' },
        ],
      },
    },
    rows: rows.map(({ label, said }) => ({
      key: { text: label },
      value: { html: html`${saidLines(said)}` },
    })),
  });
}

function mover(
  action: string,
  keys: FormKeys,
  item: { readonly name: string; readonly isFirst: boolean; readonly isLast: boolean },
): SafeHtml {
  const press = (way: string, text: string) =>
    html`<button class="tl-mover__button" type="submit" name="way" value="${way}">
      ${text}<span class="govuk-visually-hidden"> ${item.name}</span>
    </button>`;
  return formTag(
    { action, keys },
    html`<div class="tl-mover">${!item.isFirst && press('up', 'Move up')}${!item.isLast && press('down', 'Move down')}</div>`,
  );
}
