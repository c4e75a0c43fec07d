import { actingPage, type ActingContext } from '#accounts';
import { formTag } from '#platform/forms';
import { backLink, button, details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { beginAudit, listLiveAudits, type LiveAuditSummary } from '../store/live-audits.ts';
import { findShippedTemplate, shippedTemplates, type ShippedTemplate } from '../template.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const own = await listLiveAudits(context.tx, context.actor.partnership.id, 'template');
  return page(view(context, own));
}

/** Copies a shipped template for the partnership, to be changed as it likes. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const shipped = findShippedTemplate(form.text('template'));
  if (shipped === null) return notFound();
  const id = await beginAudit(tx, actor.partnership.id, actor.membership, {
    origin: 'template',
    values: { ...shipped.values, title: `${shipped.label}, our own` },
    from: null,
  });
  context.note({ template: shipped.code }, [id]);
  return redirect(paths.terms(actor.membership, id));
}

function view(context: ActingContext, kept: readonly LiveAuditSummary[]): SafeHtml {
  const own = kept.filter((one) => one.stage !== 'withdrawn');
  const away = kept.filter((one) => one.stage === 'withdrawn');
  const m = context.actor.membership;
  return actingPage(
    context,
    {
      title: 'Templates',
      section: 'audits',
      back: backLink({ href: paths.begin(m), text: 'Commission an audit' }),
    },
    html`<h1 class="govuk-heading-l">Templates</h1>
      <p class="tl-lead">
        What an audit can be begun from. Make a copy of one to change it for your partnership; the shipped one
        stays as it is.
      </p>
      <h2 class="govuk-heading-m">Your own</h2>`,
    own.length === 0
      ? html`<p class="govuk-body tl-quiet">None yet. Copy one of those below.</p>`
      : html`<ul class="tl-rows">
          ${own.map(
            (one) =>
              html`<li class="tl-row">
                <p class="tl-row__title">${one.title}</p>
                <p class="tl-row__about">
                  <a class="govuk-link" href="${paths.terms(m, one.id)}"
                    >Change<span class="govuk-visually-hidden"> ${one.title}</span></a
                  >
                  &nbsp;
                  <a class="govuk-link" href="${paths.begin(m)}?from=${one.id}"
                    >Begin an audit<span class="govuk-visually-hidden"> from ${one.title}</span></a
                  >
                </p>
              </li>`,
          )}
        </ul>`,
    away.length > 0 &&
      details({
        summaryText: `Put away (${away.length})`,
        html: html`<ul class="govuk-list">
          ${away.map(
            (one) =>
              html`<li><a class="govuk-link" href="${paths.withdraw(m, one.id)}">${one.title}</a></li>`,
          )}
        </ul>`,
      }),
    html`<h2 class="govuk-heading-m">Shipped</h2>
      <ul class="tl-rows">
        ${shippedTemplates.map((one) => shippedRow(context, one))}
      </ul>`,
  );
}

function shippedRow(context: ActingContext, template: ShippedTemplate): SafeHtml {
  return html`<li class="tl-row">
    <p class="tl-row__title">${template.label}</p>
    <p class="tl-row__about">${template.about} ${template.shape}. Drawn from: ${template.source}.</p>
    ${formTag(
      { action: paths.templates(context.actor.membership), keys: context.formKeys },
      html`<input type="hidden" name="template" value="${template.code}" />`,
      button({
        html: html`Make a copy of our own<span class="govuk-visually-hidden"> of ${template.label}</span>`,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      }),
    )}
  </li>`;
}
