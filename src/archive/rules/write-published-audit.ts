import type { AuditMethod, Body, Citation, LibraryDocument, Resource } from '#audits';
import type { Participation } from '#cases';
import type { Extent, Finding, Statement } from '#findings';
import type { AuditMeeting } from '#meetings';
import type { Owner, Recommendation } from '#recommendations';
import type { AgencyEntry, PublishedAudit } from '../published-audit.ts';
import { closeDate, type InFile } from './open-dates.ts';

/** Every name of T, in the order it is written; a name forgotten does not compile. */
type Ordered<T> = { [Name in keyof Required<T>]: InFile<T[Name]> | undefined };

/** The text of an audit's file: always the same for the same audit, two spaces of indent, a line break at the end. */
export function writePublishedAudit(audit: PublishedAudit): string {
  const file: Ordered<PublishedAudit> = {
    format: audit.format,
    shortName: audit.shortName,
    title: audit.title,
    subject: audit.subject,
    topics: audit.topics,
    publishedBy: audit.publishedBy,
    jointPartners: audit.jointPartners.map(({ name, shortName, colour }) => ({ name, shortName, colour })),
    priority: audit.priority && { name: audit.priority.name, plan: audit.priority.plan },
    purpose: audit.purpose,
    background: audit.background,
    fieldwork: closeDate(audit.fieldwork),
    reported: closeDate(audit.reported),
    scope: audit.scope && {
      phrase: audit.scope.phrase,
      from: closeDate(audit.scope.from),
      until: closeDate(audit.scope.until),
    },
    receivingGroup: audit.receivingGroup && {
      name: audit.receivingGroup.name,
      shortName: audit.receivingGroup.shortName,
    },
    audience: audit.audience,
    graded: audit.graded,
    sample: { cases: audit.sample.cases, source: audit.sample.source, selection: audit.sample.selection },
    methods: audit.methods.map(orderMethod),
    areas: audit.areas.map(({ name, cases }) => ({ name, cases })),
    agencies: audit.agencies.map(orderAgency),
    commissioners: audit.commissioners.map(orderBody),
    contributors: audit.contributors.map(orderBody),
    panel: audit.panel.map(orderBody),
    meetings: audit.meetings.map(orderMeeting),
    participation: orderParticipation(audit.participation),
    findings: audit.findings.map(orderFinding),
    statements: audit.statements.map(orderStatement),
    recommendations: audit.recommendations.map(orderRecommendation),
    reflectiveQuestions: audit.reflectiveQuestions,
    resources: audit.resources.map(orderResource),
    library: audit.library.map(orderDocument),
    citations: audit.citations.map(orderCitation),
    source: {
      title: audit.source.title,
      kind: audit.source.kind,
      publisher: audit.source.publisher,
      published: closeDate(audit.source.published),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function orderMethod({ kind, cases, description }: AuditMethod) {
  return { kind, cases, description } satisfies Ordered<AuditMethod>;
}

function orderAgency({ ref, name, shortName, type, services, standsFor }: AgencyEntry) {
  return { ref, name, shortName, type, services, standsFor } satisfies Ordered<AgencyEntry>;
}

function orderBody({ agency, service, name, role }: Body) {
  return { agency, service, name, role } satisfies Ordered<Body>;
}

function orderMeeting({ kind, name, held, settled }: AuditMeeting) {
  return { kind, name, held: closeDate(held), settled } satisfies Ordered<AuditMeeting>;
}

function orderParticipation({ sample, remark, rows }: Participation) {
  return {
    sample,
    remark,
    rows: rows.map(({ agencies, service, sector, counts }) => ({
      agencies,
      service,
      sector,
      counts: counts.map(({ status, cases, reason }) => ({ status, cases, reason })),
    })),
  } satisfies Ordered<Participation>;
}

function orderExtent(extent: Extent | undefined) {
  if (extent === undefined) return undefined;
  return 'cases' in extent ? { cases: extent.cases, of: extent.of } : { said: extent.said };
}

function orderFinding(finding: Finding) {
  const { ref, kind, text, themes, heading, area, caseLabel, agencies } = finding;
  const extent = orderExtent(finding.extent);
  return { ref, kind, text, themes, heading, area, caseLabel, agencies, extent } satisfies Ordered<Finding>;
}

function orderStatement({ kind, text, extent }: Statement) {
  return { kind, text, extent: orderExtent(extent) } satisfies Ordered<Statement>;
}

function orderOwner({ agency, service, name }: Owner) {
  return { agency, service, name } satisfies Ordered<Owner>;
}

function orderRecommendation(recommendation: Recommendation) {
  const { ref, form, kind, text, secondStep, themes, findings } = recommendation;
  return {
    ref,
    form,
    kind,
    text,
    owners: recommendation.owners.map(orderOwner),
    due: closeDate(recommendation.due),
    secondStep: secondStep && { by: secondStep.by, text: secondStep.text },
    themes,
    findings,
  } satisfies Ordered<Recommendation>;
}

function orderResource({ title, url, about }: Resource) {
  return { title, url, about } satisfies Ordered<Resource>;
}

function orderDocument({ ref, title, publisher, kind, editions, url }: LibraryDocument) {
  return { ref, title, publisher, kind, editions, url } satisfies Ordered<LibraryDocument>;
}

function orderCitation({ document, edition, use, says }: Citation) {
  return { document, edition, use, says } satisfies Ordered<Citation>;
}
