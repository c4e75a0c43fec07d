import {
  areSameBodies,
  nameBody,
  namesOf,
  sayMethod,
  saySample,
  sayScope,
  sayWhen,
  type PublishedAudit,
} from '#archive';
import type { Block, Run } from '#platform/documents';
import { beginSentence } from '#cases';
import { sayInBriefing } from './say-in-briefing.ts';
import { saySource } from './say-source.ts';

type FactItem = { readonly label: string; readonly value: readonly Run[] };

/** Why and how the audit was made, as label and value; a fact that the audit does not hold has no line. */
export function describeMethod(audit: PublishedAudit): Block {
  const names = namesOf(audit);
  const bodies = (list: PublishedAudit['panel']) => list.map((body) => nameBody(body, names)).join('; ');
  const completed = isCompletionShown(audit) ? audit.contributors : [];
  const isOneGroup = areSameBodies(completed, audit.commissioners, names);
  const items: readonly (FactItem | null)[] = [
    line('Background', endSentences(audit.background)),
    line('Purpose', endSentences(audit.purpose)),
    audit.priority === undefined ? null : line('Priority', sayPriority(audit.priority)),
    audit.fieldwork === undefined ? null : line('Carried out', beginSentence(sayWhen(audit.fieldwork))),
    audit.scope === undefined ? null : line('Period', beginSentence(sayScope(audit.scope))),
    line('Cases', saySampleWhole(audit)),
    line('Limits', endSentences(listLimits(audit))),
    line('Method', endSentences(audit.methods.map(sayWholeMethod))),
    line(isOneGroup ? 'Commissioned and completed by' : 'Commissioned by', bodies(audit.commissioners)),
    isOneGroup ? null : line('Completed by', bodies(completed)),
    line('Panel', bodies(audit.panel)),
    line('Meetings', endSentences(audit.meetings.map(sayMeeting))),
    audit.receivingGroup === undefined
      ? null
      : line('Reported to', sayReported(audit.receivingGroup, audit.reported)),
    line('Source', saySource(audit)),
  ];
  return { kind: 'facts', items: items.filter((item) => item !== null) };
}

/** Whether the list of contributors says more than the participation rows, in which their agencies stand anyway. */
export function isCompletionShown(audit: Pick<PublishedAudit, 'contributors' | 'participation'>): boolean {
  const shown = new Set(audit.participation.rows.flatMap((row) => row.agencies));
  return audit.contributors.some((body) => body.agency === null || !shown.has(body.agency));
}

function listLimits(audit: PublishedAudit): readonly string[] {
  const limits = audit.statements.filter((statement) => statement.kind === 'limit');
  return limits.map((statement) => sayInBriefing(statement, audit.sample.cases));
}

function line(label: string, text: string): FactItem | null {
  return text === '' ? null : { label, value: [text] };
}

/** The priority with its plan: "Business Priority 1: child sexual abuse (LLR SCP Business Plan 2025-27)". */
export function sayPriority(priority: NonNullable<PublishedAudit['priority']>): string {
  return priority.plan === undefined ? priority.name : `${priority.name} (${priority.plan})`;
}

function saySampleWhole(audit: PublishedAudit): string {
  const { source, selection } = audit.sample;
  const from = source === undefined ? undefined : `Source: ${source}`;
  return endSentences([saySample(audit), from, selection].filter((part) => part !== undefined));
}

function sayWholeMethod(method: PublishedAudit['methods'][number]): string {
  const name = sayMethod(method);
  return method.description === undefined ? name : `${name}: ${method.description}`;
}

function sayMeeting(meeting: PublishedAudit['meetings'][number]): string {
  const named = meeting.held === undefined ? meeting.name : `${meeting.name}, ${sayWhen(meeting.held)}`;
  return meeting.settled === undefined ? named : `${named}: ${meeting.settled}`;
}

function sayReported(
  group: NonNullable<PublishedAudit['receivingGroup']>,
  reported: PublishedAudit['reported'],
): string {
  const name = group.shortName === undefined ? group.name : `${group.name} (${group.shortName})`;
  return reported === undefined ? name : `${name}, ${sayWhen(reported)}`;
}

/** Texts one after another, each ended with a full stop. */
export function endSentences(texts: readonly string[]): string {
  return texts.map((text) => (/[.?!]$/.test(text) ? text : `${text}.`)).join(' ');
}
