import { partOf, type Entry, type Stored } from '#platform/forms';
import { html } from '#platform/html';

/** Several entries kept as one value: what concerns one agency stands together. */
export function groupEntry(name: string, label: string, parts: readonly Entry[]): Entry {
  const ownName = (part: Entry): string => part.name.slice(name.length + 1);
  return {
    name,
    label,
    show: (value) => Object.assign({}, ...parts.map((part) => part.show(partOf(value, ownName(part))))),
    read: (reader, form) => {
      const read = parts.map((part) => [ownName(part), part.read(reader, form)] as const);
      const given = read.filter(([, value]) => value !== null);
      return given.length === 0 ? null : (Object.fromEntries(given) as Record<string, Stored>);
    },
    say: (value) =>
      parts
        .map((part) => [part.label, part.say(partOf(value, ownName(part)))] as const)
        .filter(([, said]) => said !== '')
        .map(([what, said]) => `${what}: ${said}`)
        .join('\n'),
    draw: (drawing) =>
      html`<fieldset class="govuk-fieldset tl-group" id="${name}" tabindex="-1">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${label}</legend>
        ${parts.map((part) => part.draw(drawing))}
      </fieldset>`,
  };
}
