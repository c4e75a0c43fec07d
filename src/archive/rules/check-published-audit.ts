import { findGuidance, guidance, isTheme, themes } from '#audits';
import type { Body, Citation } from '#audits';
import type { Extent } from '#findings';
import type { Owner } from '#recommendations';
import { comparePartialDates } from '#platform/time';
import type { AgencyEntry, PublishedAudit } from '../published-audit.ts';
import { checkAgencyRef, checkService } from './check-agency.ts';
import { checkParticipation } from './check-participation.ts';
import { checkRepeats } from './check-repeats.ts';
import { clip, problemAt, type Problem } from './problem.ts';

/** Yields what one part of an audit says that another part, the themes or the shipped guidance do not bear out. */
export function* checkPublishedAudit(audit: PublishedAudit): Generator<Problem> {
  yield* checkAgencies(audit.agencies);
  yield* checkScope(audit);
  yield* checkCaseNumbers(audit);
  for (const list of ['commissioners', 'contributors', 'panel'] as const) {
    for (const [index, body] of audit[list].entries())
      yield* checkBody(`${list}[${index}]`, body, audit.agencies);
  }
  yield* checkParticipation(audit);
  yield* checkThemes('topics', audit.topics);
  yield* checkFindings(audit);
  for (const [index, statement] of audit.statements.entries()) {
    yield* checkExtent(`statements[${index}].extent`, statement.extent, audit.sample.cases);
  }
  yield* checkRecommendations(audit);
  yield* checkRepeats(
    'library',
    'ref',
    audit.library.map((document) => document.ref),
  );
  for (const [index, citation] of audit.citations.entries())
    yield* checkCitation(`citations[${index}]`, citation, audit);
}

function* checkAgencies(agencies: readonly AgencyEntry[]): Generator<Problem> {
  yield* checkRepeats(
    'agencies',
    'ref',
    agencies.map((agency) => agency.ref),
  );
  yield* checkRepeats(
    'agencies',
    'shortName',
    agencies.map((agency) => agency.shortName),
  );
  for (const [index, agency] of agencies.entries()) {
    yield* checkRepeats(`agencies[${index}].services`, '', agency.services ?? []);
  }
}

function* checkScope({ scope }: PublishedAudit): Generator<Problem> {
  if (scope?.from === undefined || scope.until === undefined) return;
  if (comparePartialDates(scope.until, scope.from) === 'before') {
    const first = scope.from.typed;
    yield problemAt(
      'scope.until',
      scope.until.typed,
      `not before ${clip(first)}`,
      `the period ends ${clip(scope.until.typed)}, before it begins ${clip(first)}`,
    );
  }
}

function* checkCaseNumbers({ sample, methods, areas }: PublishedAudit): Generator<Problem> {
  yield* checkRepeats(
    'areas',
    'name',
    areas.map((area) => area.name),
  );
  if (sample.cases === null) return;
  const most = `up to ${sample.cases}, the sample`;
  // A deep dive may look again at a case of the dip sample: methods are held against the sample one by one.
  for (const [index, method] of methods.entries()) {
    if (method.cases !== null && method.cases > sample.cases) {
      yield problemAt(
        `methods[${index}].cases`,
        method.cases,
        most,
        `${method.cases} cases are more than the ${sample.cases} of the sample`,
      );
    }
  }
  const inAreas = areas.reduce((sum, area) => sum + (area.cases ?? 0), 0);
  if (inAreas > sample.cases) {
    yield problemAt(
      'areas',
      inAreas,
      most,
      `the areas together have ${inAreas} cases, more than the ${sample.cases} of the sample`,
    );
  }
}

/** Yields what is wrong with the agency or body that something points to. */
function* checkBody(path: string, body: Body | Owner, agencies: readonly AgencyEntry[]): Generator<Problem> {
  if (body.agency === null) {
    if (body.name === undefined)
      yield problemAt(path, undefined, 'an agency or a name', 'this needs an agency of the file, or a name');
    if (body.service !== undefined) {
      yield problemAt(
        `${path}.service`,
        body.service,
        'a service only with its agency',
        'a service can only be given with its agency',
      );
    }
    return;
  }
  yield* checkAgencyRef(`${path}.agency`, body.agency, agencies);
  yield* checkService(`${path}.service`, body.agency, body.service, agencies);
}

function* checkThemes(path: string, codes: readonly string[]): Generator<Problem> {
  for (const [index, code] of codes.entries()) {
    if (!isTheme(code)) {
      const known = themes.map((theme) => theme.code).join(', ');
      yield problemAt(
        `${path}[${index}]`,
        code,
        known,
        `${clip(code)} is not a theme of the framework. Its themes are: ${known}`,
      );
    }
  }
}

function* checkFindings(audit: PublishedAudit): Generator<Problem> {
  yield* checkRepeats(
    'findings',
    'ref',
    audit.findings.map((finding) => finding.ref),
  );
  const areas = audit.areas.map((area) => area.name);
  for (const [index, finding] of audit.findings.entries()) {
    const path = `findings[${index}]`;
    yield* checkThemes(`${path}.themes`, finding.themes);
    if (finding.area !== undefined && !areas.includes(finding.area)) {
      yield problemAt(
        `${path}.area`,
        finding.area,
        areas.join(', ') || 'none: the file lists no areas',
        `${clip(finding.area)} is not one of the areas of this file`,
      );
    }
    for (const [at, ref] of (finding.agencies ?? []).entries()) {
      yield* checkAgencyRef(`${path}.agencies[${at}]`, ref, audit.agencies);
    }
    yield* checkExtent(`${path}.extent`, finding.extent, audit.sample.cases);
  }
}

function* checkExtent(path: string, extent: Extent | undefined, sample: number | null): Generator<Problem> {
  if (extent === undefined || !('cases' in extent)) return;
  const { cases, of } = extent;
  if (of !== undefined && cases > of)
    yield problemAt(
      `${path}.cases`,
      cases,
      `up to ${of}`,
      `${cases} cases are more than the ${of} they are counted out of`,
    );
  if (sample === null) return;
  const largest = of ?? cases;
  if (largest > sample) {
    yield problemAt(
      of === undefined ? `${path}.cases` : `${path}.of`,
      largest,
      `up to ${sample}, the sample`,
      `${largest} cases are more than the ${sample} of the sample`,
    );
  }
}

function* checkRecommendations(audit: PublishedAudit): Generator<Problem> {
  yield* checkRepeats(
    'recommendations',
    'ref',
    audit.recommendations.map((recommendation) => recommendation.ref),
  );
  const findings = new Set(audit.findings.map((finding) => finding.ref));
  for (const [index, recommendation] of audit.recommendations.entries()) {
    const path = `recommendations[${index}]`;
    for (const [at, owner] of recommendation.owners.entries())
      yield* checkBody(`${path}.owners[${at}]`, owner, audit.agencies);
    yield* checkThemes(`${path}.themes`, recommendation.themes);
    for (const [at, ref] of (recommendation.findings ?? []).entries()) {
      if (!findings.has(ref))
        yield problemAt(
          `${path}.findings[${at}]`,
          ref,
          'the ref of a finding of this file',
          `no finding of this file has the ref ${clip(ref)}`,
        );
    }
  }
}

function* checkCitation(
  path: string,
  { document, edition }: Citation,
  audit: PublishedAudit,
): Generator<Problem> {
  const shipped = findGuidance(document)?.editions.map((known) => known.edition) ?? [];
  const own = audit.library.filter((known) => known.ref === document).flatMap((known) => known.editions);
  const editions = [...shipped, ...own];
  if (editions.length === 0) {
    const refs = [...guidance, ...audit.library].map((known) => known.ref).join(', ');
    yield problemAt(
      `${path}.document`,
      document,
      refs,
      `${clip(document)} is neither shipped with the system nor in the library of this file. These can be cited: ${refs}`,
    );
  } else if (!editions.includes(edition)) {
    const known = editions.join('; ');
    yield problemAt(
      `${path}.edition`,
      edition,
      known,
      `there is no edition ${clip(edition)} of ${clip(document)}. Its editions are: ${known}`,
    );
  }
}
