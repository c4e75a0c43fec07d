import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asJson, fromJson, present, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { notInPublication } from '#findings';
import type { Owner, Recommendation, RecommendationForm, RecommendationKind } from './recommendation.ts';

/** Records what an audit recommends or suggests, known by `ref`; what is gone is withdrawn with a reason, not deleted. */
export async function recordRecommendations(
  tx: Tx,
  key: AuditKey,
  recommendations: readonly Recommendation[],
): Promise<void> {
  const there = await tx
    .selectFrom('recommendations.recommendation')
    .select(['id', 'ref'])
    .where(isOfAudit(key))
    .execute();
  const known = new Map(there.map((row) => [row.ref, row.id]));
  await tx.deleteFrom('recommendations.owner').where(isOfAudit(key)).execute();
  const place = { partnership_id: key.partnership, audit_id: key.audit };
  for (const [position, recommendation] of recommendations.entries()) {
    const values = {
      position,
      form: recommendation.form,
      kind: recommendation.kind,
      text: recommendation.text,
      due: asJson(recommendation.due),
      second_step: asJson(recommendation.secondStep),
      themes: [...recommendation.themes],
      finding_refs: recommendation.findings === undefined ? null : [...recommendation.findings],
    };
    const id = known.get(recommendation.ref) ?? randomUUID();
    if (known.has(recommendation.ref)) {
      await tx
        .updateTable('recommendations.recommendation')
        .set({ ...values, version: sql<number>`version + 1`, withdrawn_at: null, withdrawn_reason: null })
        .where(isOfAudit(key))
        .where('id', '=', id)
        .execute();
    } else {
      await tx
        .insertInto('recommendations.recommendation')
        .values({ ...place, id, ref: recommendation.ref, ...values })
        .execute();
    }
    const owners = recommendation.owners.map((owner, ownerPosition) => ({
      ...place,
      recommendation_id: id,
      position: ownerPosition,
      agency_ref: owner.agency,
      service: owner.service ?? null,
      name: owner.name ?? null,
    }));
    if (owners.length > 0) await tx.insertInto('recommendations.owner').values(owners).execute();
  }
  const kept = recommendations.map((recommendation) => recommendation.ref);
  await tx
    .updateTable('recommendations.recommendation')
    .set({ withdrawn_at: sql`now()`, withdrawn_reason: notInPublication, version: sql<number>`version + 1` })
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`not (ref = any (${kept}))`)
    .execute();
}

/** The refs of everything that an audit recommends or has recommended, also of what was withdrawn. */
export async function listRecommendationRefs(tx: Tx, key: AuditKey): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('recommendations.recommendation')
    .select('ref')
    .where(isOfAudit(key))
    .execute();
  return rows.map((row) => row.ref);
}

/** The standing recommendations and suggested actions of an audit in order. */
export async function listRecommendations(tx: Tx, key: AuditKey): Promise<readonly Recommendation[]> {
  const rows = await tx
    .selectFrom('recommendations.recommendation')
    .selectAll()
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute();
  const owners = await tx
    .selectFrom('recommendations.owner')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ref: row.ref,
    form: row.form as RecommendationForm,
    kind: row.kind as RecommendationKind,
    text: row.text,
    owners: owners
      .filter((owner) => owner.recommendation_id === row.id)
      .map((owner): Owner => ({
        agency: owner.agency_ref,
        service: present(owner.service),
        name: present(owner.name),
      })),
    due: fromJson<Recommendation['due']>(row.due),
    secondStep: fromJson<Recommendation['secondStep']>(row.second_step),
    themes: row.themes,
    findings: present(row.finding_refs),
  }));
}
