import assert from 'node:assert/strict';
import { auditPaths } from '#audits';
import { openArchive, type Archive } from './archive.ts';
import type { Visit, Visitor } from './site.ts';

/** Commissioning an audit as its people do it, page by page. */

type Fields = Readonly<Record<string, string | readonly string[]>>;

export type Commissioning = Archive & {
  /** Whoever coordinates here, and whoever chairs panels and commissions the audit. */
  readonly coordinator: Visitor & { readonly m: string };
  readonly chair: Visitor & { readonly m: string };
  /** Begins an audit from nothing, or from the template of that code; returns its id. */
  readonly begin: (template?: string) => Promise<string>;
  /** Fills in fields of a section and saves them. */
  readonly fill: (audit: string, section: string, fields: Fields) => Promise<void>;
  /** Adds an item to a list. */
  readonly add: (audit: string, section: string, list: string, fields: Fields) => Promise<void>;
  /** Fills in all that must be there before anybody can agree. */
  readonly fillIn: (audit: string) => Promise<void>;
  /** Puts what is written to the group; returns the page that says so. */
  readonly put: (audit: string) => Promise<Visit>;
  /** The chair agrees the version of that number. */
  readonly agree: (audit: string, number: number) => Promise<void>;
  /** Starts an audit whose latest version is agreed. */
  readonly start: (audit: string) => Promise<void>;
};

export async function openCommissioning(archive?: Archive): Promise<Commissioning> {
  const opened = archive ?? (await openArchive([]));
  const { as, scene } = opened;
  const coordinator = as('coordinator');
  const chair = as('panel_chair');
  const { m } = coordinator;

  async function save(path: string, fields: Fields): Promise<void> {
    const answer = await coordinator.submit(await coordinator.get(path), fields, { action: path });
    assert.equal(answer.status, 303, path);
  }

  const fill: Commissioning['fill'] = async (audit, section, fields) =>
    save(auditPaths.section(m, audit, section), fields);
  const add: Commissioning['add'] = async (audit, section, list, fields) =>
    save(auditPaths.item(m, audit, section, list, 'new'), fields);

  return {
    ...opened,
    coordinator,
    chair,
    begin: async (template = 'nothing') => {
      const page = await coordinator.get(auditPaths.begin(m));
      const fields = { title: 'Multi-agency audit of neglect', template };
      const answer = await coordinator.submit(page, fields);
      assert.equal(answer.status, 303);
      return /audits\/([^/]+)\/terms/.exec(answer.to)?.[1] ?? assert.fail(answer.to);
    },
    fill,
    add,
    fillIn: async (audit) => {
      await fill(audit, 'subject', { subject: 'neglect', themes: ['neglect'] });
      await fill(audit, 'questions', { question: 'How early is neglect noticed?' });
      await add(audit, 'methods', 'method', { kind: 'deep_dive', cases: '12' });
      await fill(audit, 'sample', { cases: '12' });
      await fill(audit, 'period', { 'scope-phrase': '1 June 2025 to 31 May 2026' });
      await fill(audit, 'agencies', { [`agency-${scene.here.agency}`]: 'yes' });
      const { membership } = scene.here.people.panel_chair;
      await add(audit, 'agencies', 'commissioner', { name: 'Audit group', member: membership });
    },
    put: async (audit) => {
      const page = await coordinator.get(auditPaths.check(m, audit));
      const answer = await coordinator.submit(page, {});
      assert.equal(answer.status, 303);
      return await coordinator.get(answer.to);
    },
    agree: async (audit, number) => {
      const page = await chair.get(auditPaths.version(chair.m, audit, number));
      assert.equal((await chair.submit(page, { answer: 'agreed' })).status, 303);
    },
    start: async (audit) => {
      const page = await coordinator.get(auditPaths.start(m, audit));
      assert.equal((await coordinator.submit(page, {})).status, 303);
    },
  };
}

/** Fails unless a page of an audit in hand answers 404 to everybody but a coordinator of its own partnership. */
export async function assertOnlyItsCoordinators(
  opened: Commissioning,
  path: (m: string, audit: string) => string,
  audit: string,
): Promise<void> {
  const { as, site, scene, coordinator } = opened;
  const answers: Record<string, number> = {
    'a stranger': (await site.visitor().get(path(coordinator.m, audit))).status,
    'its coordinator': (await coordinator.get(path(coordinator.m, audit))).status,
    'the address of another audit': (await coordinator.get(path(coordinator.m, scene.there.liveAudit)))
      .status,
  };
  for (const role of ['agency_lead', 'auditor', 'administrator', 'board_member'] as const) {
    const visitor = as(role);
    answers[role] = (await visitor.get(path(visitor.m, audit))).status;
  }
  const elsewhere = as('coordinator', scene.there);
  answers['a coordinator elsewhere'] = (await elsewhere.get(path(elsewhere.m, audit))).status;
  assert.deepEqual(
    answers,
    Object.fromEntries(Object.keys(answers).map((who) => [who, who === 'its coordinator' ? 200 : 404])),
  );
}
