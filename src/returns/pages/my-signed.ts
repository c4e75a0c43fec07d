import { nameMembers, type ActingContext } from '#accounts';
import { backLink, button } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { paths } from '../paths.ts';
import { sayReturn } from '../rules/say-return.ts';
import type { SignedContent, SignedReturn } from '../signed-return.ts';
import { listEvidence } from '../store/evidence.ts';
import { getSigned, listSigned } from '../store/signed-returns.ts';
import { fileList, questionsOf } from './parts/file-list.ts';
import { getToolVersion } from '../store/tools.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';
import { returnFile } from './parts/return-file.ts';
import { returnWords } from './parts/return-words.ts';

type Found = {
  readonly opened: OpenedReturn;
  readonly content: SignedContent;
  readonly signed: SignedReturn & { readonly name: string };
};

/** A return as it was signed, for its agency: always there, whatever became of the audit or of its tool. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, content, signed } = found;
  const files = await listEvidence(context.tx, opened.caseKey, opened.key, { signedAt: signed.at });
  const tool = await getToolVersion(context.tx, opened.key.partnership, opened.one.tool, content.toolNumber);
  const of = [context.actor.membership, opened.one.audit, opened.one.id] as const;
  return page(
    returnPage(
      context,
      opened,
      { title: 'As it was signed', back: backLink({ href: paths.return(...of), text: 'The return' }) },
      html`<h1 class="govuk-heading-l">${sayReturn(opened.one)} as it was signed</h1>
        <p class="tl-lead">
          By ${signed.name} on ${displayInstant(signed.at)}. It stays as it was: asked with ${content.tool}, version
          ${content.toolNumber}.
        </p>
        ${button({ text: 'Download as PDF', href: paths.returnFile(...of, signed.number), classes: 'govuk-button--secondary' })}`,
      returnWords(content.sections),
      fileList(files, (id) => paths.file(...of, id), questionsOf(tool)),
    ),
  );
}

/** The same as PDF. */
export async function pdf(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, content, signed } = found;
  return returnFile(context, {
    ...content,
    title: opened.one.title,
    one: opened.one,
    agency: context.actor.agency?.name ?? '',
    signed,
  });
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openMyReturn(context);
  if (opened === null) return null;
  const number = Number(context.params['number']);
  const signed = (await listSigned(context.tx, opened.key, opened.one.id)).find(
    (one) => one.number === number,
  );
  if (signed === undefined) return null;
  const content = await getSigned(context.tx, opened.caseKey, opened.key, number);
  if (content === null) return null;
  const name = (await nameMembers(context.tx, [signed.by])).get(signed.by) ?? 'somebody who has left';
  return { opened, content, signed: { ...signed, name } };
}
