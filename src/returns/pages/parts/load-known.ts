import { isAgencyType, listAgencies, type ActingContext } from '#accounts';
import { ageReader, listAsks, listSampleCases, opensMore, readQuestionTraits } from '#cases';
import { seal } from '#platform/crypto';
import { randomUUID } from 'node:crypto';
import { askedPlace } from '../../asked.ts';
import type { KnownCase, ToOpen } from '../../rules/returns-to-open.ts';
import { openReturn } from '../../store/returns.ts';
import type { Asked } from '../../tool.ts';
import type { OpenedAuditTool } from './open-audit-tool.ts';
import { keyOfReturn } from './take-step.ts';

/**
 * The cases of an audit's sample with the agencies, services and settings that said they knew them; and, where a
 * self-assessment is among its tools, each agency that its terms ask.
 */
export async function loadKnown(
  { tx }: Pick<ActingContext, 'tx'>,
  { key, terms, chosen }: Pick<OpenedAuditTool, 'key' | 'terms' | 'chosen'>,
): Promise<readonly KnownCase[]> {
  const cases = new Map(
    (await listSampleCases(tx, key))
      .filter((one) => one.standing === 'in_sample' && one.destroyedAt === null)
      .map((one) => [one.id, one]),
  );
  const known = (await listAsks(tx, key)).flatMap((ask) => {
    const one = cases.get(ask.case);
    if (one === undefined || ask.answer === null || !opensMore.includes(ask.answer)) return [];
    return {
      case: ask.case,
      caseNumber: ask.caseNumber,
      method: one.method,
      agency: ask.agency,
      service: ask.service,
      setting: ask.setting,
    };
  });
  const isOfThemselves = chosen.some((tool) => tool.form === 'section_11');
  const asked = isOfThemselves ? (terms?.agencies ?? []).filter((agency) => agency.asked) : [];
  const themselves = asked.map(({ agency }) => ({
    case: null,
    caseNumber: null,
    method: null,
    agency,
    service: null,
    setting: null,
  }));
  // Cases that no tool but a self-assessment is chosen for are asked about nothing.
  const isOfCases = chosen.length === 0 || chosen.some((tool) => tool.form !== 'section_11');
  return [...(isOfCases ? known : []), ...themselves];
}

/**
 * Opens returns; what they ask by is sealed with each. Returns how many were opened: none twice, and none for a case
 * whose key is gone.
 */
export async function openReturns(
  context: Pick<ActingContext, 'tx' | 'keys' | 'actor'>,
  { key, terms }: Pick<OpenedAuditTool, 'key' | 'terms'>,
  ready: readonly ToOpen[],
): Promise<number> {
  const { tx, keys, actor } = context;
  const types = new Map((await listAgencies(tx, key.partnership)).map((one) => [one.id, one.type]));
  const band = ageReader(terms?.scope?.period?.from ?? '');
  let opened = 0;
  for (const one of ready) {
    const itsKey = await keyOfReturn(context, key, one);
    if (itsKey === null) continue;
    const traits =
      one.case === null
        ? { status: '', ageBand: '' as const }
        : await readQuestionTraits(tx, keys, key, { case: one.case, band });
    const type = types.get(one.agency) ?? '';
    const asked: Asked = {
      agencyType: isAgencyType(type) ? type : 'other',
      method: terms?.methods.find((method) => method.id === one.method)?.kind ?? null,
      themes: terms?.themes ?? [],
      status: traits.status,
      ageBand: ageBandOf[traits.ageBand] ?? '',
    };
    const id = randomUUID();
    const place = askedPlace({ ...key, return: id, case: one.case });
    const sealedAsked = seal(itsKey, JSON.stringify(asked), place);
    if (await openReturn(tx, key, actor.membership, { ...one, id, sealedAsked })) opened += 1;
  }
  return opened;
}

/** The bands of a draw as a tool's conditions name them. */
const ageBandOf: Readonly<Record<string, string>> = {
  unborn: 'unborn',
  under_1: 'under_1',
  from_1: '1_to_4',
  from_5: '5_to_9',
  from_10: '10_to_15',
  from_16: '16_and_over',
  from_18: '16_and_over',
};
