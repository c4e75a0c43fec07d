import { citedOf, findGuidance, itemsOf, type Item, type LibraryItem } from '#audits';
import { participationStatuses } from '#cases';
import { asNumber, asText, asTexts, partOf, type Stored, type Values } from '#platform/forms';
import { freeKey, keyOf } from '../rules/short-name.ts';
import { readAgencies, readChosenAgency, type NamedAgency } from './agencies.ts';
import type { Around } from './around.ts';
import { readExtent } from './extent.ts';
import { readThemes } from './themes.ts';

/** What may stand in a file; undefined is left out when it is written. */
type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** The text of an entry; undefined where nothing is entered, so that its name is left out of the file. */
function textOf(value: Stored | undefined, name: string): string | undefined {
  return asText(partOf(value, name)) || undefined;
}

function dateOf(value: Stored | undefined): Json {
  const [date, typed] = [textOf(value, 'edtf'), textOf(value, 'typed')];
  return date === undefined || typed === undefined || date === typed ? date : { date, typed };
}

/**
 * The draft of a recording as the file of a published audit says it; what is still open is left out. Nothing is judged:
 * the text is then read like every other file. Refs number the items in their order.
 */
export function makeRecordingFile(shortName: string, values: Values, around: Around): string {
  const named = readAgencies(values, around);
  const text = (name: string) => textOf(values, name);
  const list = (code: string) => itemsOf(values, { code });
  const priority = text('priority');
  const scope = {
    phrase: text('scope-phrase'),
    from: dateOf(values['scope-from']),
    until: dateOf(values['scope-until']),
  };
  const group = text('receiving-group');
  const cases = asNumber(values['cases']);
  const bodies = (code: string) =>
    list(code).map(({ value }) => ({
      ...bodyOf(value, named),
      name: textOf(value, 'name'),
      role: textOf(value, 'role'),
    }));
  const areaNames = new Map(list('area').map(({ id, value }) => [id, textOf(value, 'name')]));
  const findings = list('finding');
  const findingRefs = numberRefs(findings, takenRefs(values, 'findings'), (number) => `finding-${number}`);
  const file: Json = {
    format: 'throughline/published-audit/1',
    shortName,
    title: text('title'),
    subject: text('subject'),
    topics: asTexts(values['themes']),
    publishedBy: text('published-by'),
    jointPartners: list('partner').map(({ value }) => ({
      name: textOf(value, 'name'),
      shortName: textOf(value, 'short-name'),
      colour: textOf(value, 'colour'),
    })),
    priority: priority === undefined ? undefined : { name: priority, plan: text('priority-plan') },
    purpose: asTexts(values['purpose']),
    background: asTexts(values['background']),
    fieldwork: dateOf(values['fieldwork']),
    reported: dateOf(values['reported']),
    scope: Object.values(scope).every((part) => part === undefined) ? undefined : scope,
    receivingGroup:
      group === undefined ? undefined : { name: group, shortName: text('receiving-group-short') },
    audience: text('audience'),
    graded: values['graded'] === true,
    sample: { cases, source: text('frame-supplier'), selection: text('selection') },
    methods: list('method').map(({ value }) => ({
      kind: textOf(value, 'kind'),
      cases: asNumber(partOf(value, 'cases')),
      description: textOf(value, 'description'),
    })),
    areas: list('area').map(({ value }) => ({
      name: textOf(value, 'name'),
      cases: asNumber(partOf(value, 'cases')),
    })),
    agencies: named.map(agencyOf),
    commissioners: bodies('commissioner'),
    contributors: contributorsOf(bodies('contributor'), named),
    panel: bodies('panel'),
    meetings: list('meeting').map(({ value }) => ({
      kind: textOf(value, 'kind'),
      name: textOf(value, 'name'),
      held: dateOf(partOf(value, 'held')),
      settled: textOf(value, 'settled'),
    })),
    participation: {
      sample: asNumber(values['participation-sample']) ?? cases,
      remark: text('participation-remark'),
      rows: list('row').map(({ value }) => rowOf(value, named)),
    },
    findings: findings.map(({ id, value }) => ({
      ref: findingRefs.get(id),
      kind: textOf(value, 'kind'),
      text: textOf(value, 'text'),
      themes: readThemes(value),
      heading: textOf(value, 'heading'),
      area: areaOf(textOf(value, 'area'), areaNames),
      caseLabel: textOf(value, 'case-label'),
      agencies: someOf(chosenOf(value, 'agencies', named).map(({ agency }) => agency)),
      extent: readExtent(value),
    })),
    statements: list('statement').map(({ value }) => ({
      kind: textOf(value, 'kind'),
      text: textOf(value, 'text'),
      extent: readExtent(value),
    })),
    recommendations: recommendationsOf(
      list('recommendation'),
      takenRefs(values, 'recommendations'),
      named,
      findingRefs,
    ),
    reflectiveQuestions: asTexts(values['questions']),
    resources: list('resource').map(({ value }) => ({
      title: textOf(value, 'title'),
      url: textOf(value, 'url'),
      about: textOf(value, 'about'),
    })),
    ...citationsOf(list('citation'), list('other-citation'), values['library-uncited'], around.library),
    source: {
      title: text('source-title'),
      kind: text('source-kind'),
      publisher: text('source-publisher'),
      published: dateOf(values['source-published']),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A list that is left out of the file when nothing is in it; each entry once. */
function someOf(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : [...new Set(list)];
}

function agencyOf(agency: NamedAgency): Json {
  return {
    ref: agency.ref,
    name: agency.name || undefined,
    shortName: agency.shortName || undefined,
    type: agency.type || undefined,
    services: someOf(agency.services),
    standsFor: agency.standsFor || undefined,
  };
}

function chosenOf(value: Stored, name: string, named: readonly NamedAgency[]) {
  return asTexts(partOf(value, name)).map((chosen) => readChosenAgency(chosen, named));
}

function bodyOf(value: Stored, named: readonly NamedAgency[]) {
  const chosen = textOf(value, 'agency');
  return chosen === undefined ? { agency: null } : readChosenAgency(chosen, named);
}

/** An area that was chosen and is on the list no longer stands in the file under its id, so that the check tells of it. */
function areaOf(chosen: string | undefined, names: ReadonlyMap<string, string | undefined>) {
  return chosen === undefined ? undefined : (names.get(chosen) ?? chosen);
}

function rowOf(value: Stored, named: readonly NamedAgency[]): Json {
  const chosen = chosenOf(value, 'agencies', named);
  const reason = textOf(value, 'reason');
  return {
    agencies: [...new Set(chosen.map(({ agency }) => agency))],
    service: chosen.find(({ service }) => service !== undefined)?.service,
    sector: partOf(value, 'sector') === true ? true : undefined,
    counts: participationStatuses.flatMap((status) => {
      const cases = asNumber(partOf(partOf(value, 'counts'), status));
      if (cases === null) return [];
      return [{ status, cases, reason: status === 'not_applicable' ? reason : undefined }];
    }),
  };
}

/** The refs that the published audit has had: what is new since is numbered past them. */
function takenRefs(values: Values, of: 'findings' | 'recommendations'): readonly string[] {
  return asTexts(partOf(values['refs-taken'], of));
}

/** A ref for each item by its id: the one it was published with, else its number among the items, or the next free one. */
function numberRefs(
  items: readonly Item[],
  taken: readonly string[],
  refOf: (number: number) => string,
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...items.flatMap(({ value }) => textOf(value, 'ref') ?? [])]);
  return new Map(
    items.map(({ id, value }, index) => {
      let number = index + 1;
      while (used.has(refOf(number))) number += 1;
      const ref = textOf(value, 'ref') ?? refOf(number);
      used.add(ref);
      return [id, ref];
    }),
  );
}

/** Recommendations are numbered 1, 2, …; suggested actions a1, a2, …: both as they follow each other. */
function recommendationsOf(
  items: readonly Item[],
  taken: readonly string[],
  named: readonly NamedAgency[],
  findingRefs: ReadonlyMap<string, string>,
): readonly Json[] {
  const isAction = ({ value }: Item) => textOf(value, 'form') === 'suggested_action';
  const refs = new Map([
    ...numberRefs(
      items.filter((item) => !isAction(item)),
      taken,
      String,
    ),
    ...numberRefs(items.filter(isAction), taken, (number) => `a${number}`),
  ]);
  return items.map(({ id, value }) => {
    const body = textOf(value, 'owner-name');
    const [by, then] = [textOf(value, 'then-by'), textOf(value, 'then')];
    return {
      ref: refs.get(id),
      form: textOf(value, 'form'),
      kind: textOf(value, 'kind'),
      text: textOf(value, 'text'),
      owners: [
        ...chosenOf(value, 'owners', named),
        ...(body === undefined ? [] : [{ agency: null, name: body }]),
      ],
      due: dateOf(partOf(value, 'due')),
      secondStep: by === undefined && then === undefined ? undefined : { by, text: then },
      themes: readThemes(value),
      findings: someOf(
        asTexts(partOf(value, 'findings')).map((id) => findingRefs.get(id) ?? 'removed-finding'),
      ),
    };
  });
}

/** The kinds of document that a file knows are fewer than those of the library: the nearest one. */
const nearestKind: Readonly<Record<LibraryItem['kind'], string>> = {
  law: 'statutory_guidance',
  statutory_guidance: 'statutory_guidance',
  guidance: 'procedure',
  definition: 'report',
  procedure: 'procedure',
  strategy: 'strategy',
  report: 'report',
  tool: 'tool',
  form: 'tool',
  resource: 'website',
};

/** What is cited; a document that is not shipped with the system goes along with the file. */
function citationsOf(
  fromLibrary: readonly Item[],
  others: readonly Item[],
  uncited: Stored | undefined,
  library: readonly LibraryItem[],
): { readonly library: readonly Json[]; readonly citations: readonly Json[] } {
  const editions = new Map<string, string[]>();
  const citations: Placed[] = [];
  const cite = (value: Stored, document: string, edition: string | undefined) =>
    citations.push({
      place: asNumber(partOf(value, 'place')),
      json: { document, edition, use: textOf(value, 'use'), says: textOf(value, 'says') },
    });
  for (const { value } of fromLibrary) {
    const { document, edition } = citedOf(asText(partOf(value, 'cited')));
    cite(value, document, edition);
    const isShipped = findGuidance(document)?.editions.some((known) => known.edition === edition) === true;
    const along = editions.get(document) ?? [];
    if (!isShipped && !along.includes(edition)) editions.set(document, [...along, edition]);
  }
  const documents = library.flatMap((item): readonly Placed[] => {
    const along = editions.get(item.ref);
    if (along === undefined) return [];
    const json = {
      ref: item.ref,
      title: item.title,
      publisher: item.publisher ?? undefined,
      kind: nearestKind[item.kind],
      editions: along,
      url: item.address ?? undefined,
    };
    return [{ place: null, json }];
  });
  const refs = library.map((item) => item.ref);
  const added = new Map<string, { readonly value: Stored; readonly editions: string[] }>();
  for (const { value } of others) {
    const ref = textOf(value, 'ref') ?? freeKey(keyOf(asText(partOf(value, 'title')), 'document'), refs);
    refs.push(ref);
    const edition = textOf(value, 'edition');
    cite(value, ref, edition);
    const own = added.get(ref) ?? { value, editions: [...asTexts(partOf(value, 'editions'))] };
    added.set(ref, own);
    if (edition !== undefined && !own.editions.includes(edition)) own.editions.push(edition);
  }
  for (const [ref, { value, editions: along }] of added)
    documents.push(shelve(value, { ref, editions: along }));
  if (isList(uncited))
    for (const value of uncited)
      documents.push(
        shelve(value, { ref: textOf(value, 'ref'), editions: asTexts(partOf(value, 'editions')) }),
      );
  return { library: inPlace(documents), citations: inPlace(citations) };
}

/** Something with the place at which the publication had it; null where it is new, and comes after the others. */
type Placed = { readonly place: number | null; readonly json: Json };

function shelve(
  value: Stored,
  { ref, editions }: { ref: string | undefined; editions: readonly string[] },
): Placed {
  return {
    place: asNumber(partOf(value, 'shelf')),
    json: {
      ref,
      title: textOf(value, 'title'),
      publisher: textOf(value, 'publisher'),
      kind: textOf(value, 'kind'),
      editions,
      url: textOf(value, 'url'),
    },
  };
}

function inPlace(all: readonly Placed[]): readonly Json[] {
  const last = all.length + 1_000_000;
  return all.toSorted((one, other) => (one.place ?? last) - (other.place ?? last)).map(({ json }) => json);
}

function isList(value: Stored | undefined): value is readonly Stored[] {
  return Array.isArray(value);
}

/** Those listed, and after them the agencies that are ticked as contributing and not listed as a whole. */
function contributorsOf(
  listed: readonly Readonly<Record<string, Json | undefined>>[],
  named: readonly NamedAgency[],
): readonly Json[] {
  const isListed = (agency: NamedAgency): boolean =>
    listed.some((body) => body['agency'] === agency.ref && body['service'] === undefined);
  const ticked = named.filter((agency) => agency.contributed && !isListed(agency));
  return [...listed, ...ticked.map((agency) => ({ agency: agency.ref }))] as readonly Json[];
}
