import assert from 'node:assert/strict';
import { casePaths } from '#cases';
import { returnPaths } from '#returns';
import { openCommissioning, type Commissioning } from './commissioning.ts';
import { addAgency, addLead } from './leads.ts';
import { listsOf } from './lists.ts';
import type { Visitor } from './site.ts';

/** An audit from its commissioning to open returns, everybody doing their own part page by page. */

export type AuditPlan = {
  /** Short name and kind of each agency that is asked. */
  readonly agencies: readonly (readonly [shortName: string, type: string])[];
  /** Status of each child on the list; all of them are drawn. */
  readonly statuses: readonly string[];
  /** Methods, the statuses they are for, and the code of the shipped tool for each. */
  readonly methods: readonly {
    readonly kind: string;
    readonly cases: number;
    readonly statuses: readonly string[];
    readonly tool: string;
  }[];
};

export type Lead = Visitor & { readonly m: string; readonly agency: string };

export type WholeAudit = Commissioning & {
  readonly audit: string;
  readonly leads: readonly Lead[];
  /** Return by return, of which agency, about which case, with which tool. */
  readonly returns: readonly {
    readonly id: string;
    readonly agency: string;
    readonly number: number;
    readonly tool: string;
  }[];
};

/** The words of the draft's list of statuses as Annex A codes them. */
const statusOnList: Readonly<Record<string, string>> = {
  child_protection: 'CP',
  child_in_need: 'CIN',
  looked_after: 'LAC',
  closed: 'Closed',
};

export async function openWholeAudit(plan: AuditPlan): Promise<WholeAudit> {
  const opened = await openCommissioning();
  const { db, scene, site, coordinator } = opened;
  const leads: Lead[] = [];
  for (const [shortName, type] of plan.agencies) {
    const agency = await addAgency(db, scene.here, shortName, type);
    const { key, membership } = await addLead(db, scene.here, agency);
    leads.push({ ...site.visitor(key), m: membership, agency });
  }
  await db.behind(`update accounts.area set name = 'Here' where id = $1`, [scene.here.area]);
  const audit = await commission(opened, plan, leads);
  await draw(opened, audit, plan);
  await askAndAnswer(opened, audit, leads);
  await chooseTools(opened, audit, plan);
  const page = await coordinator.get(returnPaths.progress(coordinator.m, audit));
  const sent = await coordinator.submit(page, {}, { action: returnPaths.openReturns(coordinator.m, audit) });
  assert.equal(sent.status, 303);
  const rows = await db.behind(
    `select r.id, r.agency_id, r.case_number, t.origin from returns.return r
      join returns.tool t on t.partnership_id = r.partnership_id and t.id = r.tool_id
     where r.audit_id = $1 order by r.case_number, r.agency_id`,
    [audit],
  );
  const returns = rows.map((row) => ({
    id: String(row['id']),
    agency: String(row['agency_id']),
    number: Number(row['case_number']),
    tool: String(row['origin']),
  }));
  return { ...opened, audit, leads, returns };
}

async function commission(opened: Commissioning, plan: AuditPlan, leads: readonly Lead[]): Promise<string> {
  const { begin, fill, add, put, agree, start, scene } = opened;
  const audit = await begin();
  await fill(audit, 'subject', { subject: 'neglect', themes: ['neglect'] });
  await fill(audit, 'questions', { question: 'How early is it noticed?' });
  for (const { kind, cases, statuses } of plan.methods)
    await add(audit, 'methods', 'method', { kind, cases: String(cases), statuses });
  await fill(audit, 'sample', { cases: String(plan.statuses.length), reserves: '0' });
  await fill(audit, 'period', { 'scope-phrase': '1 June 2025 to 31 May 2026' });
  await fill(audit, 'agencies', Object.fromEntries(leads.map(({ agency }) => [`agency-${agency}`, 'yes'])));
  await fill(audit, 'basis', {
    necessity: 'Practice cannot be looked at without the records of the children concerned.',
    'impact-assessment': 'DPIA 7',
    'impact-assessment-day': '2 March 2026',
    'sharing-agreement': 'Sharing agreement',
    'sharing-from': '1 January 2026',
    ...Object.assign(
      {},
      ...leads.map(({ agency }) => ({
        [`basis-${agency}-basis`]: 'public_task',
        [`basis-${agency}-condition`]: 'safeguarding',
        [`basis-${agency}-signatory`]: 'Director',
        [`basis-${agency}-signed`]: '2 March 2026',
      })),
    ),
  });
  await add(audit, 'agencies', 'commissioner', {
    name: 'Audit group',
    member: scene.here.people.panel_chair.membership,
  });
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  return audit;
}

async function draw(opened: Commissioning, audit: string, { statuses }: AuditPlan): Promise<void> {
  const { coordinator } = opened;
  const { m } = coordinator;
  const list = [
    'Child Unique ID,Forename,Surname,Date of Birth,Gender,Local_Authority,Case Status',
    ...statuses.map(
      (status, at) =>
        `A${at},Sam${at},Sample,${10 + (at % 9)}/03/${2011 + (at % 10)},${1 + (at % 2)},Here,${statusOnList[status] ?? status}`,
    ),
  ].join('\r\n');
  await listsOf(opened, audit).loadList(list);
  const committed = await coordinator.submit(await coordinator.get(casePaths.draw(m, audit)), {
    'quota-1-cases': String(statuses.length),
    'quota-1-reserves': '0',
    differs: 'yes',
  });
  assert.equal(committed.status, 303);
  assert.equal((await coordinator.submit(await coordinator.get(committed.to), {})).status, 303);
}

/** Every agency is asked about every case and knows it. */
async function askAndAnswer(
  { coordinator, db }: Commissioning,
  audit: string,
  leads: readonly Lead[],
): Promise<void> {
  const form = await coordinator.get(casePaths.askAgencies(coordinator.m, audit));
  const asked = await coordinator.submit(form, { to: leads.map(({ agency }) => agency) });
  assert.equal(asked.status, 303);
  for (const lead of leads) {
    const asks = await db.behind('select id from cases.ask where audit_id = $1 and agency_id = $2', [
      audit,
      lead.agency,
    ]);
    for (const { id } of asks) {
      const path = casePaths.answer(lead.m, audit, String(id));
      const given = { 'answer-child': 'known_in_scope', systems: 'Case system' };
      assert.equal((await lead.submit(await lead.get(path), given, { action: path })).status, 303);
    }
  }
}

async function chooseTools(
  { coordinator, db }: Commissioning,
  audit: string,
  plan: AuditPlan,
): Promise<void> {
  const { m } = coordinator;
  for (const { kind, tool } of plan.methods) {
    const page = await coordinator.get(`${returnPaths.toolBegin(m)}?from=${tool}`);
    const begun = await coordinator.submit(page, { name: `Tool ${tool}` });
    const id = begun.to.split('/').at(-1) ?? '';
    await coordinator.submit(await coordinator.get(returnPaths.toolPublish(m, id)), {});
    const [row] = await db.behind(
      `select v.content -> 'terms' -> 'methods' as methods from audits.terms_version v where v.audit_id = $1 order by number desc limit 1`,
      [audit],
    );
    const methods = row?.['methods'] as readonly { readonly id: string; readonly kind: string }[];
    const method = methods.find((one) => one.kind === kind)?.id ?? assert.fail(kind);
    const choose = await coordinator.get(returnPaths.auditTool(m, audit));
    const chosen = await coordinator.submit(choose, { method, tool: `${id}:1`, due: '30 June 2026' });
    assert.equal(chosen.status, 303);
  }
}
