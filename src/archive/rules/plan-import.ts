import type { PublishedAudit } from '../published-audit.ts';
import { areSameAudit } from '../same-audit.ts';
import { writePublishedAudit } from './write-published-audit.ts';

/** How many entries an import adds, changes and withdraws; an entry is known by its `ref`. */
export type Changes = { readonly added: number; readonly changed: number; readonly withdrawn: number };

/** What bringing a file in would do. */
export type ImportPlan = {
  readonly outcome: 'added' | 'updated' | 'unchanged';
  readonly findings: Changes;
  readonly recommendations: Changes;
  /** Names of agencies that the partnership does not have yet. */
  readonly newAgencies: readonly string[];
};

/**
 * Says what an import would do without doing it. `before` is the audit as it stands, null where there is none;
 * `knownAgencies` are the short names of the partnership's agencies, told apart without regard to capitals.
 */
export function planImport(
  before: PublishedAudit | null,
  audit: PublishedAudit,
  knownAgencies: readonly string[],
): ImportPlan {
  const isSame = before !== null && areSameAudit(before, audit);
  const known = new Set(knownAgencies.map((name) => name.toLowerCase()));
  return {
    outcome: before === null ? 'added' : isSame ? 'unchanged' : 'updated',
    findings: compare(before, audit, 'findings'),
    recommendations: compare(before, audit, 'recommendations'),
    newAgencies: isSame
      ? []
      : audit.agencies
          .filter((agency) => !known.has(agency.shortName.toLowerCase()))
          .map((agency) => agency.name),
  };
}

function compare(
  before: PublishedAudit | null,
  after: PublishedAudit,
  list: 'findings' | 'recommendations',
): Changes {
  const old = before === null ? new Map<string, string>() : entriesOf(before, list);
  const now = entriesOf(after, list);
  const kept = [...now.keys()].filter((ref) => old.has(ref));
  return {
    added: now.size - kept.length,
    changed: kept.filter((ref) => old.get(ref) !== now.get(ref)).length,
    withdrawn: old.size - kept.length,
  };
}

/** Entries by `ref` as the file would hold them, so that only what shows in a file counts as a change. */
function entriesOf(audit: PublishedAudit, list: 'findings' | 'recommendations'): Map<string, string> {
  const file = JSON.parse(writePublishedAudit(audit)) as Record<typeof list, readonly { ref: string }[]>;
  return new Map(file[list].map((entry) => [entry.ref, JSON.stringify(entry)]));
}
