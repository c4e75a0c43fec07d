import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asJson, fromJson, present, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { Extent, Finding, FindingKind, Statement } from './finding.ts';

/**
 * Records the findings of an audit, known by their `ref`: what is there is changed, what is new is added, what the
 * publication no longer holds is withdrawn with that reason, so that nothing that points at a finding loses it.
 */
export async function recordFindings(tx: Tx, key: AuditKey, findings: readonly Finding[]): Promise<void> {
  const there = await tx.selectFrom('findings.finding').select(['id', 'ref']).where(isOfAudit(key)).execute();
  const known = new Map(there.map((row) => [row.ref, row.id]));
  for (const [position, finding] of findings.entries()) {
    const values = {
      position,
      kind: finding.kind,
      text: finding.text,
      themes: [...finding.themes],
      heading: finding.heading ?? null,
      area: finding.area ?? null,
      case_label: finding.caseLabel ?? null,
      agency_refs: finding.agencies === undefined ? null : [...finding.agencies],
      extent: asJson(finding.extent),
    };
    const id = known.get(finding.ref);
    if (id === undefined) {
      await tx
        .insertInto('findings.finding')
        .values({
          partnership_id: key.partnership,
          audit_id: key.audit,
          id: randomUUID(),
          ref: finding.ref,
          ...values,
        })
        .execute();
    } else {
      await tx
        .updateTable('findings.finding')
        .set({ ...values, version: sql<number>`version + 1`, withdrawn_at: null, withdrawn_reason: null })
        .where(isOfAudit(key))
        .where('id', '=', id)
        .execute();
    }
  }
  const kept = findings.map((finding) => finding.ref);
  await tx
    .updateTable('findings.finding')
    .set({ withdrawn_at: sql`now()`, withdrawn_reason: notInPublication, version: sql<number>`version + 1` })
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`not (ref = any (${kept}))`)
    .execute();
}

/** Why an import withdraws something. */
export const notInPublication = 'Not in the publication as it was last imported.';

/** The refs of all findings that an audit has or had, also of those that were withdrawn. */
export async function listFindingRefs(tx: Tx, key: AuditKey): Promise<readonly string[]> {
  const rows = await tx.selectFrom('findings.finding').select('ref').where(isOfAudit(key)).execute();
  return rows.map((row) => row.ref);
}

/** The standing findings of an audit in order. */
export async function listFindings(tx: Tx, key: AuditKey): Promise<readonly Finding[]> {
  const rows = await tx
    .selectFrom('findings.finding')
    .selectAll()
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ref: row.ref,
    kind: row.kind as FindingKind,
    text: row.text,
    themes: row.themes,
    heading: present(row.heading),
    area: present(row.area),
    caseLabel: present(row.case_label),
    agencies: present(row.agency_refs),
    extent: fromJson<Extent | undefined>(row.extent),
  }));
}

/** Records the statements of an audit as a whole; replaces what was recorded before. */
export async function recordStatements(
  tx: Tx,
  key: AuditKey,
  statements: readonly Statement[],
): Promise<void> {
  await tx.deleteFrom('findings.statement').where(isOfAudit(key)).execute();
  if (statements.length === 0) return;
  await tx
    .insertInto('findings.statement')
    .values(
      statements.map((statement, position) => ({
        partnership_id: key.partnership,
        audit_id: key.audit,
        position,
        kind: statement.kind,
        text: statement.text,
        extent: asJson(statement.extent),
      })),
    )
    .execute();
}

/** Conclusions, nil-escalation and the like, in order. */
export async function listStatements(tx: Tx, key: AuditKey): Promise<readonly Statement[]> {
  const rows = await tx
    .selectFrom('findings.statement')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as Statement['kind'],
    text: row.text,
    extent: fromJson<Extent | undefined>(row.extent),
  }));
}
