import assert from 'node:assert/strict';
import { child } from '../../src/cases/builders.ts';
import type { FrameChild, IdentityPack } from '../../src/cases/identity.ts';
import { paths } from '../../src/cases/paths.ts';
import { addCase } from './cases.ts';
import { openCommissioning, type Commissioning } from './commissioning.ts';
import type { Visit } from './site.ts';

/** Asking agencies about cases of the scene's audit under way, as a coordinator does it. */
export type Asking = Commissioning & {
  readonly audit: string;
  /** A new case that an agency (the place's own unless told otherwise) is asked about; the ids of both. */
  readonly ask: (options?: {
    readonly of?: FrameChild | IdentityPack;
    readonly agency?: string;
    readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  }) => Promise<{ readonly id: string; readonly case: string; readonly number: number }>;
  /** Notes an answer to an ask, as given elsewhere. */
  readonly note: (ask: string, answer: string, reason?: string) => Promise<Visit>;
};

export async function openAsking(): Promise<Asking> {
  const opened = await openCommissioning();
  const { coordinator, scene, db, site } = opened;
  const { m } = coordinator;
  const audit = scene.here.liveAudit;
  return {
    ...opened,
    audit,
    ask: async ({ of = child(), agency = scene.here.agency, fields = {} } = {}) => {
      const one = await addCase({ db, scene, keys: site.keys }, of);
      const form = await coordinator.get(paths.askAgencies(m, audit, { case: one.id, to: agency }));
      assert.equal((await coordinator.submit(form, fields)).status, 303);
      const [row] = await db.behind('select id from cases.ask where case_id = $1', [one.id]);
      return { id: String(row?.['id']), case: one.id, number: one.number };
    },
    note: async (ask, answer, reason = '') => {
      const page = await coordinator.get(paths.askNote(m, audit, ask));
      return await coordinator.submit(page, { answer, reason, 'given-how': 'By telephone' });
    },
  };
}
