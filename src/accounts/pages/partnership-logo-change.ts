import { checkPicture, cleanPng } from '#platform/files';
import { fieldError, formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink, button, fileUpload } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply, type Upload } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { findPartnership, keepLogo, type Partnership } from '../store/partnerships.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  return partnership === null ? notFound() : page(view(context, partnership, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const partnership = await findPartnership(tx, actor.partnership.id);
  if (partnership === null) return notFound();
  const upload = context.form.upload('logo');
  const message = problemOf(upload);
  if (message !== null || upload === null)
    return invalid(view(context, partnership, [{ field: 'logo', message: message ?? '' }]));
  await keepLogo(tx, partnership.id, cleanPng(upload.bytes));
  context.note({ bytes: upload.bytes.length });
  return redirect(paths.partnership(actor.membership));
}

/** Takes the logo away. */
export async function remove({ tx, actor }: ActingContext): Promise<Reply> {
  await keepLogo(tx, actor.partnership.id, null);
  return redirect(paths.partnership(actor.membership));
}

function problemOf(upload: Upload | null): string | null {
  if (upload === null) return 'Choose a PNG file';
  if (upload.tooLarge) return 'The picture must be 512KB or smaller';
  const checked = checkPicture(upload.bytes);
  return checked.ok ? null : checked.problem;
}

function view(context: ActingContext, partnership: Partnership, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const back = paths.partnership(m);
  const isThere = partnership.logo !== null;
  const title = isThere ? 'Change the logo' : 'Add a logo';
  return actingPage(
    context,
    { title, hasProblems: problems.length > 0, back: backLink({ href: back, text: 'Your partnership' }) },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        The logo stands on briefings and reports. Anything in the file besides the picture, such as where and
        when it was made, is taken out.
      </p>`,
    isThere &&
      html`<p class="govuk-body">
        <img src="${paths.partnershipLogo(m)}" alt="The logo now" height="60" />
      </p>`,
    formTag(
      { action: paths.partnershipLogoChange(m), keys: context.formKeys, upload: true },
      fileUpload({
        id: 'logo',
        name: 'logo',
        label: { text: 'Picture' },
        hint: { text: 'A PNG file of at most 512KB and 2,000 pixels each way' },
        attributes: { accept: 'image/png' },
        ...fieldError(problems, 'logo'),
      }),
      formButtons({ text: 'Save the logo', cancel: back }),
    ),
    isThere &&
      html`<h2 class="govuk-heading-m">Remove it</h2>
        <p class="govuk-body">Documents made from now on carry the partnership's name alone.</p>
        ${formTag(
          { action: paths.partnershipLogoRemove(m), keys: context.formKeys },
          button({ text: 'Remove the logo', classes: 'govuk-button--warning', preventDoubleClick: true }),
        )}`,
  );
}
