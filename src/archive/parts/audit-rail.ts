import { partsRail } from '#accounts';
import type { SafeHtml } from '#platform/html';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { yearOf } from '../rules/year-of.ts';

/** The pages of one recorded audit. */
export type AuditPart = 'overview' | 'participation' | 'findings' | 'recommendations' | 'briefings';

export const auditPartLabels: Readonly<Record<AuditPart, string>> = {
  overview: 'Overview',
  participation: 'Participation',
  findings: 'Findings',
  recommendations: 'Recommendations',
  briefings: 'Briefings',
};

const order = Object.keys(auditPartLabels) as readonly AuditPart[];

/** The way through one recorded audit: its parts, each with what it holds in a word or count, the current one marked. */
export function auditRail(
  where: { readonly membership: string; readonly audit: string },
  audit: PublishedAudit,
  current: AuditPart,
): SafeHtml {
  const { membership: m, audit: a } = where;
  const addresses: Record<AuditPart, string> = {
    overview: paths.audit(m, a),
    participation: paths.participation(m, a),
    findings: paths.findings(m, a),
    recommendations: paths.recommendations(m, a),
    briefings: paths.briefings(m, a),
  };
  const year = yearOf(audit);
  const parts = order.map((part) => ({
    label: auditPartLabels[part],
    href: addresses[part],
    state: sayState(part, audit),
    isCurrent: part === current,
  }));
  return partsRail(audit.title, `Recorded audit${year === null ? '' : `, ${year}`}`, parts);
}

function sayState(part: AuditPart, audit: PublishedAudit): string {
  switch (part) {
    case 'overview':
      return audit.sample.cases === null ? 'what, when, who' : count(audit.sample.cases, 'case');
    case 'participation':
      return sayParticipants(audit);
    case 'findings':
      return audit.findings.length === 0 ? 'none published' : count(audit.findings.length, 'finding');
    case 'recommendations':
      return sayAsked(audit);
    case 'briefings':
      return 'web page, PDF, Word';
  }
}

function sayParticipants(audit: PublishedAudit): string {
  const agencies = new Set(audit.participation.rows.flatMap((row) => row.agencies));
  if (agencies.size === 0) return 'nothing said';
  return count(agencies.size, 'agency', 'agencies');
}

function sayAsked(audit: PublishedAudit): string {
  const actions = audit.recommendations.filter((one) => one.form === 'suggested_action').length;
  const recommendations = audit.recommendations.length - actions;
  const parts = [
    recommendations > 0 && count(recommendations, 'recommendation'),
    actions > 0 && count(actions, 'suggested action'),
  ].filter((said) => said !== false);
  return parts.length === 0 ? 'none published' : parts.join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
