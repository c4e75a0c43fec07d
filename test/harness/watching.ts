import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Role } from '#accounts';
import type { FrameChild, IdentityPack } from '../../src/cases/identity.ts';
import { paths } from '../../src/cases/paths.ts';
import { openArchive, type Archive } from './archive.ts';
import { addCase } from './cases.ts';
import type { Place } from './scene.ts';
import type { Visit, Visitor } from './site.ts';

/** Looking at who children are, and watching over it, as coordinators and guardians do. */
export type Watching = Archive & {
  readonly coordinator: Visitor & { readonly m: string };
  readonly guardian: Visitor & { readonly m: string };
  /** The audit under way. */
  readonly audit: string;
  /** A case about this child; returns its id and number. */
  readonly addCase: (
    of: FrameChild | IdentityPack,
    place?: Place,
  ) => Promise<{ readonly id: string; readonly number: number }>;
  /** The coordinator opens a look at a case; returns the identity page. */
  readonly reveal: (caseId: string, minutes?: string) => Promise<Visit>;
  /** The look is over, as if its time had passed. */
  readonly passTime: (caseId: string) => Promise<void>;
  /** What the log noted last of an event. */
  readonly logged: (event: string) => Promise<Readonly<Record<string, unknown>>>;
};

export async function openWatching(): Promise<Watching> {
  const archive = await openArchive([]);
  const { as, db, scene, site } = archive;
  const coordinator = as('coordinator');
  const audit = scene.here.liveAudit;
  return {
    ...archive,
    coordinator,
    guardian: as('data_guardian'),
    audit,
    addCase: async (of, place) => addCase({ db, scene, keys: site.keys }, of, place),
    reveal: async (caseId, minutes = '15') => {
      const page = await coordinator.get(paths.reveal(coordinator.m, audit, caseId));
      const answer = await coordinator.submit(page, { kind: 'check_draw', minutes });
      assert.equal(answer.status, 303);
      return await coordinator.get(answer.to);
    },
    passTime: async (caseId) => {
      await db.behind(
        `update cases.reveal set began_at = began_at - interval '2 hours', until = until - interval '2 hours' where case_id = $1`,
        [caseId],
      );
    },
    logged: async (event) => {
      const [row] = await db.behind(
        'select detail, subjects, outcome from audit_log.event where event = $1 order by at desc limit 1',
        [event],
      );
      return row ?? assert.fail(`nothing logged of ${event}`);
    },
  };
}

/** Fails unless a page of a case answers 404 to everybody but a coordinator of its own partnership. */
export async function assertOnlyCoordinatorsOfCase(
  opened: Watching,
  path: (m: string, audit: string, caseId: string) => string,
  caseId: string,
): Promise<void> {
  const { as, site, scene, coordinator, audit } = opened;
  const answers: Record<string, number> = {
    'a stranger': (await site.visitor().get(path(coordinator.m, audit, caseId))).status,
    'a case of another partnership': (
      await coordinator.get(path(coordinator.m, audit, scene.there.sampleCase))
    ).status,
  };
  for (const role of ['agency_lead', 'auditor', 'data_guardian', 'administrator', 'panel_chair'] as const) {
    const visitor = as(role);
    answers[role] = (await visitor.get(path(visitor.m, audit, caseId))).status;
  }
  const elsewhere = as('coordinator', scene.there);
  answers['a coordinator elsewhere'] = (await elsewhere.get(path(elsewhere.m, audit, caseId))).status;
  assert.deepEqual(answers, Object.fromEntries(Object.keys(answers).map((who) => [who, 404])));
}

/** Takes away the hold and the proposal that stand in the scene, so that a test begins with its own. */
export async function clearGuarding({ db, audit }: Pick<Watching, 'db' | 'audit'>): Promise<void> {
  await db.behind('delete from cases.hold where audit_id = $1', [audit]);
  await db.behind('delete from cases.destruction where audit_id = $1', [audit]);
}

/** Gives whoever holds a hat another one of this role in the same partnership; returns them in it. */
export async function giveAnotherHat(
  { db, site, scene }: Watching,
  hat: { readonly person: string; readonly key: string },
  role: Role,
): Promise<Visitor & { readonly m: string }> {
  const membership = randomUUID();
  await db.behind(
    `insert into accounts.membership (id, person_id, partnership_id, roles, starts_on)
     values ($1, $2, $3, $4, '2020-01-01')`,
    [membership, hat.person, scene.here.partnership, [role]],
  );
  return { ...site.visitor(hat.key), m: membership };
}
