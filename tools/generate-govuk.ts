/**
 * Writes `src/platform/govuk/generated/options.ts`: the options of every GOV.UK component as TypeScript types,
 * read from the `macro-options.json` files of the installed govuk-frontend. Run: `node tools/generate-govuk.ts`
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

type Option = {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly description: string;
  readonly deprecated?: string;
  readonly isComponent?: boolean;
  readonly params?: readonly Option[];
};

export const optionsFile = fileURLToPath(
  new URL('../src/platform/govuk/generated/options.ts', import.meta.url),
);

const packageFile = fileURLToPath(import.meta.resolve('govuk-frontend/package.json'));
const componentsFolder = join(dirname(packageFile), 'dist/govuk/components');

/** Folder names of all components of the installed govuk-frontend, in alphabetical order. */
export function listComponents(): string[] {
  return readdirSync(componentsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** A component's published examples: the options given and the HTML that must come out. */
export function readFixtures(component: string): { name: string; options: object; html: string }[] {
  const file = join(componentsFolder, component, 'fixtures.json');
  return JSON.parse(readFileSync(file, 'utf8')).fixtures;
}

/** `error-summary` as `errorSummary`: the name of the component's function. */
export function functionName(component: string): string {
  return component.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function typeName(component: string): string {
  const name = functionName(component);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Options`;
}

/** What macro-options.json leaves out about arrays (may an entry be empty? are rows lists?) is read from the examples. */
type Shape = { emptyEntries: Set<string>; listEntries: Set<string> };

function readShape(component: string): Shape {
  const shape: Shape = { emptyEntries: new Set(), listEntries: new Set() };
  function visit(value: unknown, path: string): void {
    if (Array.isArray(value)) {
      for (const entry of value) {
        if (!entry) shape.emptyEntries.add(path);
        if (Array.isArray(entry)) shape.listEntries.add(path);
        visit(entry, path);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    }
  }
  for (const fixture of readFixtures(component)) visit(fixture.options, '');
  return shape;
}

const isMarkup = (option: Option): boolean =>
  /^html$|Html$/.test(option.name) || option.description.startsWith('HTML injected');

function typeOf(option: Option, path: string, shape: Shape): string {
  if (isMarkup(option)) return 'SafeHtml';
  if (option.params !== undefined && option.type === 'array') {
    const entry = typeOfList(option.params, path, shape);
    const inner = shape.listEntries.has(path) ? `readonly ${group(entry)}[]` : entry;
    return shape.emptyEntries.has(path) ? `readonly (${inner} | Empty)[]` : `readonly ${group(inner)}[]`;
  }
  if (option.params !== undefined) return typeOfList(option.params, path, shape);
  if (option.isComponent) return typeName(option.name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));
  if (option.type === 'array') return 'readonly string[]';
  if (option.type === 'string' || option.type === 'boolean') return option.type;
  if (option.type === 'integer') return 'number';
  if (/attributes$/i.test(option.name)) return 'Attributes';
  if (option.description.includes('pluralisation rules')) return 'PluralText';
  if (option.description.endsWith('See items.'))
    return "Partial<NonNullable<DateInputOptions['items']>[number]>";
  throw new Error(`govuk-frontend has an option this generator does not know: ${path} (${option.type})`);
}

function group(type: string): string {
  return type.includes(' ') && !type.startsWith('{') ? `(${type})` : type;
}

/** `required` is also set on options of which one of two is enough; the description says so. */
function isRequired(option: Option): boolean {
  return option.required === true && !option.description.includes('not required');
}

/** The option that says the same in HTML: `html` for `text`, `titleHtml` for `titleText`. */
function markupTwin(name: string): string {
  return name === 'text' ? 'html' : name.replace(/Text$/, 'Html');
}

function typeOfList(options: readonly Option[], path: string, shape: Shape): string {
  const named = options.filter(
    (option, index) =>
      // A block for callers in Nunjucks; `html` is the same for callers in TypeScript.
      option.type !== 'nunjucks-block' &&
      option.deprecated === undefined &&
      // Where a name is listed twice, the later and richer form counts (`slots.end`).
      !options.slice(index + 1).some((later) => later.name === option.name),
  );
  const names = new Set(named.map((option) => option.name));
  const paired = named.filter(
    (option) =>
      !isMarkup(option) && names.has(markupTwin(option.name)) && markupTwin(option.name) !== option.name,
  );
  const twins = new Set(paired.map((option) => markupTwin(option.name)));

  const choices = paired.map(({ name, required }) => {
    if (name === 'text') return required ? 'TextOrHtml' : 'MaybeTextOrHtml';
    const text = required ? `${name}: string` : `${name}?: string | undefined`;
    const markup = markupTwin(name);
    return `({ ${text}; ${markup}?: undefined } | { ${markup}: SafeHtml; ${name}?: undefined })`;
  });
  const members = named
    .filter((option) => !paired.includes(option) && !twins.has(option.name))
    .map((option) => {
      const type = typeOf(option, `${path}.${option.name}`, shape);
      return isRequired(option) ? `${option.name}: ${type};` : `${option.name}?: ${type} | undefined;`;
    });
  const rest = members.length > 0 ? [`{ ${members.join(' ')} }`] : [];
  const whole = [...choices, ...rest].join(' & ');
  return names.has('divider') ? `((${whole}) | { divider: string })` : whole;
}

const opening = `// Generated by tools/generate-govuk.ts from govuk-frontend's macro-options.json. Do not edit.
import type { SafeHtml } from '#platform/html';

/** HTML attributes by name; an \`optional\` one is left out when its value is null, undefined or false. */
export type Attributes = {
  readonly [name: string]:
    | string
    | number
    | boolean
    | { readonly value: string | number | boolean | null | undefined; readonly optional?: boolean };
};

/** One text for each plural form of English. */
export type PluralText = { readonly one?: string; readonly other: string };

type TextOrHtml = { text: string; html?: undefined } | { html: SafeHtml; text?: undefined };
type MaybeTextOrHtml = { text?: string | undefined; html?: undefined } | { html: SafeHtml; text?: undefined };

/** Left out by the template: lets a list hold \`condition && entry\`. */
type Empty = null | undefined | false;
`;

/** The text of the generated file, formatted. */
export function generateOptions(): Promise<string> {
  const types = listComponents().map((component) => {
    const options = JSON.parse(readFileSync(join(componentsFolder, component, 'macro-options.json'), 'utf8'));
    return `export type ${typeName(component)} = ${typeOfList(options, '', readShape(component))};\n`;
  });
  return format([opening, ...types].join('\n'), {
    parser: 'typescript',
    printWidth: 110,
    singleQuote: true,
  });
}

if (import.meta.main) writeFileSync(optionsFile, await generateOptions());
