// What the draft of a new audit holds at first: from a template, from an earlier live audit, or from one that was published.
import type { AgencyRow, Area } from '#accounts';
import type { Stored, Values } from '#platform/forms';
import type { AuditFacts, Body } from '../audit.ts';
import { citedValue } from '../drafts/cited-edition.ts';

/**
 * Fields that belong to one occasion: a new audit sets its own days, signatures and reference numbers, and goes by who
 * answers for the agencies now.
 */
const ofOneOccasion = new Set([
  'scope-anchor',
  'scope-from',
  'scope-until',
  'judged-from',
  'judged-until',
  'board-day',
  'impact-assessment',
  'impact-assessment-day',
  'sharing-from',
  'sharing-until',
  'destroy-by',
]);

/** Days that stand within an item or a group, such as a meeting's. */
const daysWithin = new Set(['day', 'signed']);

/** The draft of an earlier audit as the beginning of another: everything but what belonged to that one occasion. */
export function beginFromDraft(values: Values): Values {
  const kept = Object.entries(values).filter(
    ([field]) => !ofOneOccasion.has(field) && !/^(?:milestone-|contact-|other-contact:)/.test(field),
  );
  return Object.fromEntries(kept.map(([field, value]) => [field, withoutDays(value)]));
}

function withoutDays(value: Stored): Stored {
  if (value === null || typeof value !== 'object' || isList(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !daysWithin.has(name)));
}

function isList(value: Stored): value is readonly Stored[] {
  return Array.isArray(value);
}

/** What a partnership has today, to recognise what a publication speaks of. */
export type Here = { readonly agencies: readonly AgencyRow[]; readonly areas: readonly Area[] };

/**
 * A published audit as terms of reference: every fact of method that its publication gives (what, why, how, which cases,
 * who). Agencies and areas are recognised by the names they have here; what is not here any more stands by its name.
 */
export function beginFromPublished(facts: AuditFacts, here: Here): Values {
  const agencies = new Map(
    facts.agencies.map((entry) => [
      entry.ref,
      here.agencies.find((one) => one.shortName.toLowerCase() === entry.shortName.toLowerCase()),
    ]),
  );
  const names = new Map(facts.agencies.map((entry) => [entry.ref, entry.name]));
  const values: Record<string, Stored> = {
    title: facts.title,
    subject: facts.subject,
    themes: facts.topics,
    background: facts.background,
    purpose: facts.purpose,
    'scope-phrase': facts.scope?.phrase ?? null,
    cases: facts.sample.cases,
    'frame-supplier': facts.sample.source ?? null,
    'selection-note': facts.sample.selection ?? null,
    audience: facts.audience ?? null,
    priority: facts.priority?.name ?? null,
    'priority-plan': facts.priority?.plan ?? null,
    scale: facts.graded ? null : 'ungraded',
    ...ofAreas(facts, here),
  };
  facts.methods.forEach((method, index) => {
    values[`method:${index + 1}`] = present({
      position: index + 1,
      kind: method.kind,
      cases: method.cases,
      description: method.description ?? null,
    });
  });
  facts.jointPartners.forEach((partner, index) => {
    values[`partner:${index + 1}`] = {
      position: index + 1,
      name: partner.name,
      'short-name': partner.shortName,
    };
  });
  facts.commissioners.forEach((body, index) => {
    const agency = body.agency === null ? undefined : agencies.get(body.agency);
    values[`commissioner:${index + 1}`] = present({
      position: index + 1,
      agency: agency?.id ?? null,
      name: nameWithin(body, agency === undefined ? names : new Map()),
      post: body.role ?? null,
    });
  });
  if (facts.receivingGroup !== undefined)
    values['route:1'] = present({
      position: 1,
      body: facts.receivingGroup.name,
      'short-name': facts.receivingGroup.shortName ?? null,
      does: 'receives',
    });
  facts.citations.forEach((citation, index) => {
    values[`citation:${index + 1}`] = present({
      position: index + 1,
      cited: citedValue(citation.document, citation.edition),
      use: citation.use,
      says: citation.says ?? null,
    });
  });
  return { ...present(values), ...ofContributors(facts, agencies, names) };
}

/** What a body is called beside its agency: its service or part; without a known agency, everything that names it. */
function nameWithin(body: Body, names: ReadonlyMap<string, string>): string | null {
  const agency = body.agency === null ? undefined : names.get(body.agency);
  const own = body.name ?? body.service;
  return (
    [own, own === undefined || body.name === undefined ? agency : undefined]
      .filter((part) => part !== undefined)
      .join(', ') || null
  );
}

function ofAreas(facts: AuditFacts, here: Here): Record<string, Stored> {
  const byArea: Record<string, Stored> = {};
  const others: Record<string, Stored> = {};
  facts.areas.forEach((area, index) => {
    const own = here.areas.find((one) => one.name.toLowerCase() === area.name.toLowerCase());
    if (own === undefined)
      others[`other-area:${index + 1}`] = present({
        position: index + 1,
        name: area.name,
        cases: area.cases,
      });
    else if (area.cases !== null) byArea[own.id] = area.cases;
  });
  return { ...(Object.keys(byArea).length === 0 ? {} : { 'cases-by-area': byArea }), ...others };
}

/** Each contributor as an agency that is asked, with the services named; what is no agency here stands by its name. */
function ofContributors(
  facts: AuditFacts,
  agencies: ReadonlyMap<string, AgencyRow | undefined>,
  names: ReadonlyMap<string, string>,
): Values {
  const services = new Map<string, string[]>();
  const others: Body[] = [];
  for (const body of facts.contributors) {
    const agency = body.agency === null ? undefined : agencies.get(body.agency);
    if (agency === undefined) others.push(body);
    else services.set(agency.id, [...(services.get(agency.id) ?? []), ...(body.service ?? '').split('\n')]);
  }
  const asked = [...services].map(([agency, named]): [string, Stored] => {
    const known = here(agencies, agency).filter((service) => named.includes(service));
    return [`agency-${agency}`, known.length === 0 ? { asked: true } : { asked: true, services: known }];
  });
  const named = others.map((body, index): [string, Stored] => [
    `other-contributor:${index + 1}`,
    present({ position: index + 1, name: nameWithin(body, names) ?? 'A contributor' }),
  ]);
  return Object.fromEntries([...asked, ...named]);
}

function here(agencies: ReadonlyMap<string, AgencyRow | undefined>, id: string): readonly string[] {
  return [...agencies.values()].find((agency) => agency?.id === id)?.services ?? [];
}

/** Without what is not known. */
function present(values: Record<string, Stored>): Record<string, Stored> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && !(isList(value) && value.length === 0)),
  );
}
