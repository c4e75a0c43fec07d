import { randomUUID } from 'node:crypto';
import { citedValue, itemField, type AuditFacts, type Body } from '#audits';
import type { ParticipationRow } from '#cases';
import type { Extent } from '#findings';
import type { Stored, Values } from '#platform/forms';
import type { PartialDate } from '#platform/time';
import type { Owner, Recommendation } from '#recommendations';
import type { PublishedAudit } from '../published-audit.ts';
import type { Around } from './around.ts';

/** The refs that an audit has ever had, also of what was withdrawn: nothing new may take one of them. */
export type RefsTaken = { readonly findings: readonly string[]; readonly recommendations: readonly string[] };

type Item = Readonly<Record<string, Stored | undefined>>;

/**
 * A published audit as the draft of its recording, so that it can be corrected by pages: `makeRecordingFile` of it says
 * the same again. Refs, and what no page asks for, travel along in the items. Not everything that a file can hold fits:
 * whoever calls this compares.
 */
export function makeRecordingDraft(audit: PublishedAudit, around: Around, taken: RefsTaken): Values {
  const items: Record<string, Stored> = {};
  /** Adds the items of a list; returns the ids they were given. */
  const list = (code: string, all: readonly Item[]): readonly string[] =>
    all.map((item, index) => {
      const id = randomUUID();
      items[itemField({ code }, id)] = pack({ ...item, position: index + 1 });
      return id;
    });
  const idsOf = (refs: readonly string[], ids: readonly string[]) =>
    new Map(refs.map((ref, index) => [ref, ids[index] ?? '']));
  const agencies = idsOf(
    audit.agencies.map(({ ref }) => ref),
    list(
      'agency',
      audit.agencies.map((agency) => agencyItem(agency, around)),
    ),
  );
  const areas = idsOf(
    audit.areas.map(({ name }) => name),
    list('area', audit.areas),
  );
  const findings = idsOf(
    audit.findings.map(({ ref }) => ref),
    list(
      'finding',
      audit.findings.map(
        ({ ref, kind, text, themes, heading, area, caseLabel, extent, agencies: about }) => ({
          ref,
          kind,
          text,
          ...themeParts(themes),
          ...extentParts(extent),
          heading,
          area: area === undefined ? undefined : (areas.get(area) ?? area),
          'case-label': caseLabel,
          agencies: about?.map((one) => agencies.get(one) ?? one),
        }),
      ),
    ),
  );
  for (const [code, bodies] of [
    ['commissioner', audit.commissioners],
    ['contributor', audit.contributors],
    ['panel', audit.panel],
  ] as const)
    list(
      code,
      bodies.map((body) => ({ agency: chosenOf(body, agencies), name: body.name, role: body.role })),
    );
  list('method', audit.methods);
  list(
    'meeting',
    audit.meetings.map(({ held, ...meeting }) => ({ ...meeting, held: dateOf(held) })),
  );
  list(
    'partner',
    audit.jointPartners.map(({ shortName, ...partner }) => ({ ...partner, 'short-name': shortName })),
  );
  list(
    'row',
    audit.participation.rows.map((row) => rowItem(row, agencies)),
  );
  list(
    'statement',
    audit.statements.map(({ kind, text, extent }) => ({ kind, text, ...extentParts(extent) })),
  );
  list(
    'recommendation',
    audit.recommendations.map((one) => recommendationItem(one, agencies, findings)),
  );
  list('resource', audit.resources);
  const cited = citedItems(audit);
  list('citation', cited.fromLibrary);
  list('other-citation', cited.others);
  return { ...factsOf(audit), ...items, 'library-uncited': cited.uncited, 'refs-taken': pack(taken) };
}

function factsOf(audit: PublishedAudit): Values {
  const { participation, sample } = audit;
  return fill({
    title: audit.title,
    subject: audit.subject,
    themes: audit.topics,
    'published-by': audit.publishedBy,
    priority: audit.priority?.name,
    'priority-plan': audit.priority?.plan,
    purpose: audit.purpose,
    background: audit.background,
    fieldwork: dateOf(audit.fieldwork),
    reported: dateOf(audit.reported),
    'scope-phrase': audit.scope?.phrase,
    'scope-from': dateOf(audit.scope?.from),
    'scope-until': dateOf(audit.scope?.until),
    'receiving-group': audit.receivingGroup?.name,
    'receiving-group-short': audit.receivingGroup?.shortName,
    audience: audit.audience,
    graded: audit.graded,
    cases: sample.cases,
    'frame-supplier': sample.source,
    selection: sample.selection,
    'participation-sample': participation.sample === sample.cases ? null : participation.sample,
    'participation-remark': participation.remark,
    questions: audit.reflectiveQuestions,
    'source-title': audit.source.title,
    'source-kind': audit.source.kind,
    'source-publisher': audit.source.publisher,
    'source-published': dateOf(audit.source.published),
  });
}

/** Without what is not there. */
function fill(all: Item): Values {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, Stored] => (entry[1] ?? null) !== null),
  );
}

function pack(all: Item): Stored {
  return fill(all);
}

function dateOf(date: PartialDate | undefined): Stored {
  return date === undefined
    ? null
    : { edtf: date.edtf, typed: date.typed, from: date.from, until: date.until };
}

function agencyItem(agency: AuditFacts['agencies'][number], { agencies }: Around): Item {
  const { ref, name, shortName, type } = agency;
  // Only where everything is the same: what the file calls an agency is not for the partnership's list to change.
  const known = agencies.find((one) => one.name === name && one.shortName === shortName && one.type === type);
  const names = known === undefined ? { name, 'short-name': shortName, type } : { known: known.id };
  return { ref, ...names, services: agency.services, 'stands-for': agency.standsFor };
}

function themeParts(themes: readonly string[]): Item {
  return Object.fromEntries(
    themes.map((theme, index) => [index === 0 ? 'theme' : `theme-${index + 1}`, theme]),
  );
}

function extentParts(extent: Extent | undefined): Item {
  if (extent === undefined) return {};
  return 'said' in extent ? { said: extent.said } : { cases: extent.cases, of: extent.of };
}

/** The choice that names an agency, or one of its services. */
function chosenOf(
  { agency, service }: Body | Owner,
  agencies: ReadonlyMap<string, string>,
): string | undefined {
  if (agency === null) return undefined;
  const item = agencies.get(agency) ?? agency;
  return service === undefined ? item : `${item}|${service}`;
}

function rowItem(
  { agencies: refs, service, sector, counts }: ParticipationRow,
  agencies: ReadonlyMap<string, string>,
): Item {
  return {
    agencies: refs.flatMap(
      (agency, index) => chosenOf({ agency, service: index === 0 ? service : undefined }, agencies) ?? [],
    ),
    sector,
    counts: Object.fromEntries(counts.map(({ status, cases }) => [status, cases])),
    reason: counts.find(({ status }) => status === 'not_applicable')?.reason,
  };
}

function recommendationItem(
  one: Recommendation,
  agencies: ReadonlyMap<string, string>,
  findings: ReadonlyMap<string, string>,
): Item {
  return {
    ref: one.ref,
    form: one.form,
    kind: one.kind,
    text: one.text,
    owners: one.owners.flatMap((owner) => chosenOf(owner, agencies) ?? []),
    'owner-name': one.owners.find((owner) => owner.agency === null)?.name,
    due: dateOf(one.due),
    ...themeParts(one.themes),
    findings: one.findings?.map((ref) => findings.get(ref) ?? ref),
    'then-by': one.secondStep?.by,
    then: one.secondStep?.text,
  };
}

/** What is cited: from what is shipped, and the documents of the file itself. `place` keeps the order of the two. */
function citedItems({ citations, library }: PublishedAudit): {
  readonly fromLibrary: readonly Item[];
  readonly others: readonly Item[];
  readonly uncited: readonly Stored[];
} {
  const placed = citations.map((citation, index) => ({ citation, place: index + 1 }));
  const ownOf = (ref: string) => library.find((one) => one.ref === ref);
  const parts = ({ use, says }: AuditFacts['citations'][number], place: number) => ({ use, says, place });
  return {
    fromLibrary: placed
      .filter(({ citation }) => ownOf(citation.document) === undefined)
      .map(({ citation, place }) => ({
        cited: citedValue(citation.document, citation.edition),
        ...parts(citation, place),
      })),
    others: placed.flatMap(({ citation, place }): readonly Item[] => {
      const own = ownOf(citation.document);
      if (own === undefined) return [];
      const { editions, ...document } = own;
      return [
        {
          ...document,
          edition: citation.edition,
          ...parts(citation, place),
          editions,
          shelf: library.indexOf(own) + 1,
        },
      ];
    }),
    uncited: library.flatMap((one, index) =>
      citations.some(({ document }) => document === one.ref) ? [] : [pack({ ...one, shelf: index + 1 })],
    ),
  };
}
