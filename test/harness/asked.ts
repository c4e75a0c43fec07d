import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IdentityPack } from '../../src/cases/identity.ts';
import { packOf } from '../../src/cases/identity.ts';
import { child } from '../../src/cases/builders.ts';
import { paths } from '../../src/cases/paths.ts';
import { openAsking, type Asking } from './involvement.ts';
import { lastForm } from './lists.ts';
import type { Visit, Visitor } from './site.ts';

/** Answering for an agency, giving its cases to auditors, and auditing them, page by page. */
export type Answering = Asking & {
  readonly lead: Visitor & { readonly m: string };
  readonly auditor: Visitor & { readonly m: string };
  /** The lead answers an ask about one person, with what the form needs. */
  readonly answer: (ask: string, answer: string, fields?: Readonly<Record<string, string>>) => Promise<Visit>;
  /** The lead has whom an ask is about shown; returns the page. */
  readonly show: (ask: string) => Promise<Visit>;
  /** The lead gives a case to somebody (the auditor unless told otherwise); returns where that leads. */
  readonly give: (ask: string, membership?: string) => Promise<Visit>;
  /** Another auditor of the agency; returns the membership. */
  readonly addAuditor: (name: string) => Promise<string>;
};

export async function openAnswering(): Promise<Answering> {
  const opened = await openAsking();
  const { as, audit, db, scene } = opened;
  const lead = as('agency_lead');
  const auditor = as('auditor');
  return {
    ...opened,
    lead,
    auditor,
    answer: async (ask, answer, fields = {}) => {
      const path = paths.answer(lead.m, audit, ask);
      const given = { 'answer-child': answer, systems: 'SystmOne', ...fields };
      return await lead.submit(await lead.get(path), given, { action: path });
    },
    show: async (ask) => {
      const page = await lead.get(paths.answer(lead.m, audit, ask));
      const shown = await lead.submit(page, {}, { action: paths.answerReveal(lead.m, audit, ask) });
      assert.equal(shown.status, 303);
      return await lead.get(shown.to);
    },
    give: async (ask, membership = auditor.m) => {
      const path = paths.assign(lead.m, audit, ask);
      const page = await lead.get(path);
      // Above it stands a form for each who has the case, that takes it back.
      return await lead.submit(
        { ...page, body: lastForm(page.body) },
        { auditor: membership },
        { action: path },
      );
    },
    addAuditor: async (name) => {
      const [person, membership] = [randomUUID(), randomUUID()];
      await db.behind(`insert into accounts.person (id, name, email) values ($1, $2, $3)`, [
        person,
        name,
        `${person}@example.org`,
      ]);
      await db.behind(
        `insert into accounts.membership (id, partnership_id, person_id, agency_id, roles, starts_on)
          values ($1, $2, $3, $4, '{auditor}', '2026-01-01')`,
        [membership, scene.here.partnership, person, scene.here.agency],
      );
      return membership;
    },
  };
}

/** A child of whom somebody of this name, or address, is known to have worked with the family. */
export function knownBy(name: string, email = ''): IdentityPack {
  return { ...packOf(child()), practitioners: [{ name, email, role: 'School nurse', agency: 'LPT' }] };
}
