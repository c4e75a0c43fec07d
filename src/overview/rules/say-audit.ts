import { methodLabel, type AuditSummary } from '#audits';
import { beginSentence } from '#cases';
import { sayWhen } from '#archive';
import type { AuditCounts } from './counts-of.ts';

/** When it was reported, else when it was carried out: "July 2017"; null where neither is known. */
export function sayAuditDate(audit: Pick<AuditSummary, 'reported' | 'fieldwork'>): string | null {
  const date = audit.reported ?? audit.fieldwork;
  return date === null ? null : beginSentence(sayWhen(date));
}

/** "Dip sample, deep dive"; null where none is recorded. */
export function sayMethods(audit: Pick<AuditSummary, 'methods'>): string | null {
  const names = [...new Set(audit.methods)].map(methodLabel);
  if (names.length === 0) return null;
  return names.map((name, index) => (index === 0 ? name : lowerFirst(name))).join(', ');
}

/** What is in an audit, in figures: "12 cases, 8 strengths, 9 learning points"; what there is none of is left out. */
export function sayAuditCounts(cases: number | null, counts: AuditCounts): string {
  const parts = [
    cases === null ? null : count(cases, 'case'),
    counts.strengths > 0 ? count(counts.strengths, 'strength') : null,
    counts.learning > 0 ? count(counts.learning, 'learning point') : null,
    counts.recommendations > 0 ? count(counts.recommendations, 'recommendation') : null,
    counts.suggestedActions > 0 ? count(counts.suggestedActions, 'suggested action') : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** "7", "6 suggested", "2 and 6 suggested", "None": recommendations and suggested actions are never added up. */
export function sayAsked({ recommendations, suggestedActions }: AuditCounts): string {
  if (suggestedActions === 0) return recommendations === 0 ? 'None' : String(recommendations);
  return recommendations === 0
    ? `${suggestedActions} suggested`
    : `${recommendations} and ${suggestedActions} suggested`;
}

function count(number: number, one: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : `${one}s`}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
