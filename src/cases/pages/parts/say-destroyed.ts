import { nameMembers, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { paths } from '../../paths.ts';
import type { SampleCase } from '../../sample-case.ts';
import { listDestructions } from '../../store/destructions.ts';

/** "Destroyed on … by …", with the way to the certificate; nothing of a case that was not. */
export async function sayDestroyed(
  context: ActingContext,
  { key, one }: { readonly key: AuditKey; readonly one: SampleCase },
): Promise<SafeHtml | null> {
  const done = (await listDestructions(context.tx, key)).find(
    (destruction) => destruction.certificate?.cases.includes(one.number) === true,
  );
  if (done === undefined || done.doneAt === null) return null;
  const names = await nameMembers(context.tx, [done.proposedBy, done.decidedBy ?? '']);
  const name = (membership: string | null) => names.get(membership ?? '') ?? 'somebody who has left';
  return html`<p class="govuk-body">
    Destroyed on ${displayInstant(done.doneAt)}. Proposed by ${name(done.proposedBy)}, confirmed by
    ${name(done.decidedBy)}.
    <a class="govuk-link" href="${paths.destructionOne(context.actor.membership, key.audit, done.id)}">Certificate</a>
  </p>`;
}
