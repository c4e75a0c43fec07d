import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { child } from '../../src/cases/builders.ts';
import { paths } from '../../src/cases/paths.ts';
import { addCase } from './cases.ts';
import { openCommissioning, type Commissioning } from './commissioning.ts';
import type { Visit, Visitor } from './site.ts';

/** Concerns about cases of the scene's audit under way, where the panel's chair receives them and the guardian stands in. */

type Case = { readonly id: string; readonly number: number };
type Someone = Visitor & { readonly m: string };

export type ConcernGround = Commissioning & {
  readonly audit: string;
  readonly guardian: Someone;
  readonly lead: Someone;
  readonly auditor: Someone;
  /** A case that the lead's agency is asked about, and the auditor given. */
  readonly one: Case;
  /** A case of the same audit that they were not asked about. */
  readonly other: Case;
  /** Raises a concern about a case; returns its id. */
  readonly raise: (who: Someone, about?: Case) => Promise<string>;
  /** Sends one of the forms of a concern's page. */
  readonly move: (
    who: Someone,
    concern: string,
    fields: Readonly<Record<string, string>>,
    page?: Visit,
  ) => Promise<Visit>;
};

/** What somebody in a hurry types. */
export const feared = {
  referral: 'doing',
  feared: 'The record of last Tuesday says that he came with a burn.',
  done: 'I have telephoned the front door.',
};

/** Asks the scene's agency about a case, and gives the case to its auditor. */
async function give({ db, scene }: Commissioning, audit: string, { id, number }: Case): Promise<void> {
  const { partnership, agency, people } = scene.here;
  const { membership } = people.coordinator;
  const ask = [partnership, audit, randomUUID(), id, number, agency, membership];
  await db.behind(
    `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, due_on, asked_by)
     values ($1, $2, $3, $4, $5, $6, '2026-12-01', $7)`,
    ask,
  );
  await db.behind(
    `insert into cases.assignment (partnership_id, audit_id, id, case_id, case_number, agency_id, membership_id, assigned_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [partnership, audit, randomUUID(), id, number, agency, people.auditor.membership, membership],
  );
  await db.behind(
    'insert into accounts.access_grant (partnership_id, membership_id, case_id) values ($1, $2, $3)',
    [partnership, people.auditor.membership, id],
  );
}

export async function openConcernGround(): Promise<ConcernGround> {
  const opened = await openCommissioning();
  const { as, db, site, scene } = opened;
  const audit = scene.here.liveAudit;
  const at = { db, scene, keys: site.keys };
  const one = await addCase(at, child({ reference: 'C-1' }));
  const other = await addCase(at, child({ reference: 'C-2' }));
  await give(opened, audit, one);
  // The concern that stands in the scene was written past the program; it would be chased in every test.
  await db.behind(`update cases.concern set state = 'closed', outcome = 'other'`);
  return {
    ...opened,
    audit,
    one,
    other,
    guardian: as('data_guardian'),
    lead: as('agency_lead'),
    auditor: as('auditor'),
    raise: async (who, about = one) => {
      const answer = await who.submit(await who.get(paths.concernRaise(who.m, audit, about.id)), feared);
      assert.equal(answer.status, 303);
      return /\/concerns\/[^/]+\/([^/?]+)\?raised/.exec(answer.to)?.[1] ?? assert.fail(answer.to);
    },
    move: async (who, concern, fields, page) =>
      who.submit(page ?? (await who.get(paths.concern(who.m, audit, concern))), fields),
  };
}
