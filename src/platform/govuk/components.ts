/** The official GOV.UK components as typed functions. Only this file knows Nunjucks. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { trusted } from '#platform/html';
import type { SafeHtml } from '#platform/html';
import type * as options from './generated/options.ts';

const packageFile = fileURLToPath(import.meta.resolve('govuk-frontend/package.json'));
const templates = new nunjucks.FileSystemLoader(join(dirname(packageFile), 'dist/govuk'));
const environment = new nunjucks.Environment(templates, {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

/**
 * Nunjucks' own `indent` would also shift the lines that a person typed into a textarea inside tabs, an
 * accordion or a summary list; this one leaves the inside of textareas and preformatted text as it is.
 */
function indent(
  value: string | SafeHtml | undefined,
  width = 4,
  firstLine = false,
): string | nunjucks.runtime.SafeString {
  const pad = ' '.repeat(width);
  const text = String(value ?? '')
    .split(/(<textarea\b[^]*?<\/textarea>|<pre\b[^]*?<\/pre>)/)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('\n', `\n${pad}`) : part))
    .join('');
  const result = firstLine && text !== '' ? pad + text : text;
  return value instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(result) : result;
}
environment.addFilter('indent', indent);

/** HTML drops a line break that directly follows `<textarea>`; doubled, what was typed comes back whole. */
function keepFirstLineBreak(value: string | undefined): string | undefined {
  return value !== undefined && /^\r?\n/.test(value) ? `\n${value}` : value;
}

/** A component's template, compiled at its first use and kept. Its options go in as they are, under `params`. */
function component<Options extends object>(name: string): (params: Options) => SafeHtml {
  const file = `components/${name}/template.njk`;
  return (params) => trusted(environment.getTemplate(file).render({ params }).trim());
}

const plainTextarea = component<options.TextareaOptions>('textarea');
const plainCharacterCount = component<options.CharacterCountOptions>('character-count');

/** The official textarea; a value that begins with a line break keeps it. */
export function textarea(params: options.TextareaOptions): SafeHtml {
  return plainTextarea({ ...params, value: keepFirstLineBreak(params.value) });
}

/** The official character count; a value that begins with a line break keeps it. */
export function characterCount(params: options.CharacterCountOptions): SafeHtml {
  return plainCharacterCount({ ...params, value: keepFirstLineBreak(params.value) });
}

// The others are the official templates as they are; their options are described in the GOV.UK Design System.
export const accordion = component<options.AccordionOptions>('accordion');
export const backLink = component<options.BackLinkOptions>('back-link');
export const breadcrumbs = component<options.BreadcrumbsOptions>('breadcrumbs');
export const button = component<options.ButtonOptions>('button');
export const checkboxes = component<options.CheckboxesOptions>('checkboxes');
export const cookieBanner = component<options.CookieBannerOptions>('cookie-banner');
export const dateInput = component<options.DateInputOptions>('date-input');
export const details = component<options.DetailsOptions>('details');
export const errorMessage = component<options.ErrorMessageOptions>('error-message');
export const errorSummary = component<options.ErrorSummaryOptions>('error-summary');
export const exitThisPage = component<options.ExitThisPageOptions>('exit-this-page');
export const feedback = component<options.FeedbackOptions>('feedback');
export const fieldset = component<options.FieldsetOptions>('fieldset');
export const fileUpload = component<options.FileUploadOptions>('file-upload');
export const footer = component<options.FooterOptions>('footer');
export const genericHeader = component<options.GenericHeaderOptions>('generic-header');
export const header = component<options.HeaderOptions>('header');
export const hint = component<options.HintOptions>('hint');
export const input = component<options.InputOptions>('input');
export const insetText = component<options.InsetTextOptions>('inset-text');
export const label = component<options.LabelOptions>('label');
export const languageNavigation = component<options.LanguageNavigationOptions>('language-navigation');
export const notificationBanner = component<options.NotificationBannerOptions>('notification-banner');
export const pagination = component<options.PaginationOptions>('pagination');
export const panel = component<options.PanelOptions>('panel');
export const passwordInput = component<options.PasswordInputOptions>('password-input');
export const phaseBanner = component<options.PhaseBannerOptions>('phase-banner');
export const radios = component<options.RadiosOptions>('radios');
export const select = component<options.SelectOptions>('select');
export const serviceNavigation = component<options.ServiceNavigationOptions>('service-navigation');
export const skipLink = component<options.SkipLinkOptions>('skip-link');
export const summaryList = component<options.SummaryListOptions>('summary-list');
export const table = component<options.TableOptions>('table');
export const tabs = component<options.TabsOptions>('tabs');
export const tag = component<options.TagOptions>('tag');
export const taskList = component<options.TaskListOptions>('task-list');
export const warningText = component<options.WarningTextOptions>('warning-text');
