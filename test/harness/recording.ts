import assert from 'node:assert/strict';
import { archivePaths } from '#archive';
import { openArchive, type Archive } from './archive.ts';
import type { Visit, Visitor } from './site.ts';

/** Recording a published audit as its people do it, page by page. */

type Fields = Readonly<Record<string, string | readonly string[]>>;

export type RecordingDesk = Archive & {
  readonly coordinator: Visitor & { readonly m: string };
  /** Begins a recording of that title, done in 2024; returns its id. */
  readonly begin: (title?: string) => Promise<string>;
  /** Fills in fields of a section and saves them. */
  readonly fill: (audit: string, section: string, fields: Fields) => Promise<void>;
  /** Adds an item to a list; returns the id that others choose it by. */
  readonly add: (audit: string, section: string, list: string, fields: Fields) => Promise<string>;
  /** Fills in all without which a recording cannot be finished. */
  readonly fillIn: (audit: string) => Promise<void>;
  readonly finish: (audit: string) => Promise<Visit>;
};

export async function openRecordingDesk(): Promise<RecordingDesk> {
  const opened = await openArchive([]);
  const coordinator = opened.as('coordinator');
  const { m } = coordinator;
  async function save(path: string, fields: Fields): Promise<void> {
    const answer = await coordinator.submit(await coordinator.get(path), fields, { action: path });
    assert.equal(answer.status, 303, path);
  }
  const fill: RecordingDesk['fill'] = async (audit, section, fields) =>
    save(archivePaths.recordingSection(m, audit, section), fields);
  return {
    ...opened,
    coordinator,
    begin: async (title = 'Multi-agency audit of neglect') => {
      const answer = await coordinator.submit(await coordinator.get(archivePaths.record(m)), {
        title,
        year: '2024',
      });
      assert.equal(answer.status, 303);
      return /audits\/([^/]+)\/recording/.exec(answer.to)?.[1] ?? assert.fail(answer.to);
    },
    fill,
    add: async (audit, section, list, fields) => {
      await save(archivePaths.recordingItem(m, audit, section, list, 'new'), fields);
      const [row] = await opened.db.behind(
        `select split_part(field, ':', 2) as id from audits.draft_field where audit_id = $1 and field like $2
         order by (value ->> 'position')::int desc limit 1`,
        [audit, `${list}:%`],
      );
      return String(row?.['id']);
    },
    fillIn: async (audit) =>
      fill(audit, 'publication', {
        subject: 'neglect',
        'source-title': 'Learning from our audit of neglect',
        'source-kind': 'summary_briefing',
        'source-publisher': 'Anytown SCP',
      }),
    finish: async (audit) =>
      coordinator.submit(await coordinator.get(archivePaths.recordingCheck(m, audit)), {}),
  };
}

/** Fails unless a page of a recording answers 404 to everybody but a coordinator of its own partnership. */
export async function assertOnlyItsRecorders(
  { as, site, scene, coordinator }: RecordingDesk,
  path: (m: string, audit: string) => string,
  audit: string,
): Promise<void> {
  const answers: Record<string, number> = {
    'a stranger': (await site.visitor().get(path(coordinator.m, audit))).status,
    'its coordinator': (await coordinator.get(path(coordinator.m, audit))).status,
    'a recording of another partnership': (await coordinator.get(path(coordinator.m, scene.there.recording)))
      .status,
    'an audit that is none': (await coordinator.get(path(coordinator.m, scene.here.liveAudit))).status,
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
