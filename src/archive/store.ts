import { findOrAddAgencies, listAreas } from '#accounts';
import { findAudit, getAuditFacts, recordAudit, type AuditKey } from '#audits';
import { getParticipation, recordParticipation } from '#cases';
import { listFindings, listStatements, recordFindings, recordStatements } from '#findings';
import { listAuditMeetings, recordAuditMeetings } from '#meetings';
import { brokenConstraint, Overtaken, type Tx } from '#platform/db';
import { listRecommendations, recordRecommendations } from '#recommendations';
import type { PublishedAudit } from './published-audit.ts';
import { sayOpenAudit } from './say-open-audit.ts';
import { areSameAudit } from './same-audit.ts';

export type Imported = { readonly id: string; readonly outcome: 'added' | 'updated' | 'unchanged' };

/** What two imports at the same time can both want to add: the audit, an agency, a service of it. */
const addedOnce = new Set([
  'audit_partnership_id_short_name_key',
  'agency_short_name',
  'agency_service_name',
]);

/**
 * Brings a published audit into a partnership, whole or not at all (the transaction's). Known by the partnership and
 * its short name: importing again updates, and importing the same again changes nothing. Two imports at the same time
 * come one after the other. One that is open, recorded or corrected by pages, is changed only by finishing it.
 */
export async function importAudit(
  tx: Tx,
  partnership: string,
  audit: PublishedAudit,
  { finishes = false }: { readonly finishes?: boolean } = {},
): Promise<Imported> {
  try {
    return await recordWhole(tx, partnership, audit, finishes);
  } catch (error) {
    throw addedOnce.has(brokenConstraint(error) ?? '') ? new Overtaken(error) : error;
  }
}

/** The same; null where PostgreSQL takes the short names of two agencies for one, as it does in a few alphabets beyond ours. */
export async function tryImportAudit(
  tx: Tx,
  partnership: string,
  audit: PublishedAudit,
  options: { readonly finishes?: boolean } = {},
): Promise<Imported | null> {
  try {
    return await importAudit(tx, partnership, audit, options);
  } catch (error) {
    if (brokenConstraint(error) !== 'agency_short_name') throw error;
    return null;
  }
}

async function recordWhole(
  tx: Tx,
  partnership: string,
  audit: PublishedAudit,
  finishes: boolean,
): Promise<Imported> {
  const there = await findAudit(tx, partnership, audit.shortName);
  if (there?.isOpen === true && !finishes) throw new Error(sayOpenAudit(there, audit.shortName));
  if (there !== null && !there.isBeingRecorded) {
    const before = await getPublishedAudit(tx, { partnership, audit: there.id });
    if (before !== null && areSameAudit(before, audit)) return { id: there.id, outcome: 'unchanged' };
  }
  const agencies = await findOrAddAgencies(tx, partnership, audit.agencies);
  const areas = new Map((await listAreas(tx, partnership)).map((area) => [area.name.toLowerCase(), area.id]));
  const { id, isNew } = await recordAudit(tx, partnership, audit, { agencies, areas });
  const key = { partnership, audit: id };
  await recordAuditMeetings(tx, key, audit.meetings);
  await recordParticipation(tx, key, audit.participation);
  await recordFindings(tx, key, audit.findings);
  await recordStatements(tx, key, audit.statements);
  await recordRecommendations(tx, key, audit.recommendations);
  return { id, outcome: isNew ? 'added' : 'updated' };
}

/** A whole audit as an export carries it; null when it is not there or not yours. */
export async function getPublishedAudit(tx: Tx, key: AuditKey): Promise<PublishedAudit | null> {
  const facts = await getAuditFacts(tx, key);
  if (facts === null) return null;
  return {
    format: 'throughline/published-audit/1',
    ...facts,
    meetings: await listAuditMeetings(tx, key),
    participation: await getParticipation(tx, key),
    findings: await listFindings(tx, key),
    statements: await listStatements(tx, key),
    recommendations: await listRecommendations(tx, key),
  };
}
