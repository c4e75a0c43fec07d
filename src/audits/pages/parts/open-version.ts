import { actorMay, brandOf, findPartnership, type ActingContext, type Brand } from '#accounts';
import type { TermsContent, TermsVersion } from '../../agreement.ts';
import type { AuditKey } from '../../audit-key.ts';
import { agreementState, type AgreementState } from '../../rules/agreement-state.ts';
import type { TermsStatus } from '../../rules/compose-terms.ts';
import { londonDay } from '#platform/time';
import { getTermsContent, listAnswers, listTermsVersions } from '../../store/agreements.ts';
import { auditKeyOf } from './open-terms.ts';

/** A version of terms of reference as its readers see it: coordinators, and those who commission the audit. */
export type OpenedVersion = {
  readonly key: AuditKey;
  readonly version: TermsVersion;
  readonly content: TermsContent;
  readonly agreement: AgreementState;
  readonly isLatest: boolean;
  readonly latest: number;
  /** The commissioners as whom the reader may answer, by id. */
  readonly ownIds: readonly string[];
  readonly isCoordinator: boolean;
};

/** Opens the version that the address names; null when it is not there or not theirs. */
export async function openVersion(context: ActingContext): Promise<OpenedVersion | null> {
  const { tx, actor, params } = context;
  const key = auditKeyOf(context);
  const versions = await listTermsVersions(tx, key);
  const asked = params['number'] ?? '';
  const version = versions.find((one) => String(one.number) === asked);
  const content = version === undefined ? null : await getTermsContent(tx, key, version.number);
  if (version === undefined || content === null) return null;
  const { commissioners } = content.terms;
  return {
    key,
    version,
    content,
    agreement: agreementState(version.number, commissioners, await listAnswers(tx, key)),
    isLatest: version.number === versions[0]?.number,
    latest: versions[0]?.number ?? version.number,
    ownIds: commissioners.filter((one) => one.membership === actor.membership).map((one) => one.id),
    isCoordinator: actorMay(actor, 'audits.commission'),
  };
}

/** What a document of this version says of where it stands. */
export function statusOf({ version, agreement }: OpenedVersion): TermsStatus {
  return {
    kind: 'version',
    number: version.number,
    madeOn: londonDay(version.madeAt),
    note: version.note,
    agreement,
  };
}

/** Under whose name the document goes out; null when the partnership is not theirs. */
export async function loadBrand(context: ActingContext): Promise<Brand | null> {
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  return partnership === null ? null : brandOf(partnership);
}
