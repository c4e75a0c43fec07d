/** HTML as values: everything put into a template is escaped unless it is already `SafeHtml`. */

/** Not exported, and a symbol cannot come out of JSON or a form: only this file can make safe HTML. */
const markup: unique symbol = Symbol('markup');
export type SafeHtml = { readonly [markup]: string; toString(): string };

function make(text: string): SafeHtml {
  return Object.freeze({ [markup]: text, toString: () => text });
}

function isSafe(content: object): content is SafeHtml {
  return markup in content;
}

export type Content = SafeHtml | string | number | null | undefined | false | readonly Content[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made fit to stand in HTML text and in quoted attribute values. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (Array.isArray(content)) return content.map(render).join('');
  if (typeof content === 'object' && isSafe(content as object)) return String(content);
  return escapeText(String(content));
}

/** The template tag: html`<p>${text}</p>`. Lists are joined; null, undefined and false leave nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): SafeHtml {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += render(value) + (parts[index + 1] ?? '');
  });
  return make(text);
}

/** Markup that another trusted renderer made (the official GOV.UK templates, our own charts). Never text a person typed. */
export function trusted(text: string): SafeHtml {
  return make(text);
}

export { numberInWords } from './number-in-words.ts';
