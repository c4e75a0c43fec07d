import type { PublishedAudit } from '../published-audit.ts';
import { checkCharacters } from './check-characters.ts';
import { checkPublishedAudit } from './check-published-audit.ts';
import { checkShape } from './check-shape.ts';
import { findJsonFault } from './find-json-fault.ts';
import { openDates } from './open-dates.ts';
import { clip, type Problem } from './problem.ts';

/** The largest file that is read, in bytes; whoever takes the file in checks it before reading. */
export const publishedAuditBytesLimit = 2 * 1024 * 1024;

const problemsShown = 200;

export type ReadPublishedAudit =
  | { readonly ok: true; readonly audit: PublishedAudit }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the text of a published-audit file: the audit, or all that is wrong with it, each in a plain sentence. Of more
 * than 200 problems the first 200 are told and one line says how many more there are. A byte order mark is passed over.
 */
export function readPublishedAudit(text: string): ReadPublishedAudit {
  const json = text.replace(/^\ufeff/, '');
  const fault = findJsonFault(json);
  if (fault !== null) {
    const line = json.split('\n')[fault.line - 1] ?? '';
    const path = `line ${fault.line}, column ${fault.column}`;
    const sentence = `Line ${fault.line}, column ${fault.column}: ${fault.what}.`;
    return {
      ok: false,
      problems: [{ path, found: clip(line.slice(fault.column - 1)), allowed: 'JSON', sentence }],
    };
  }
  const value: unknown = JSON.parse(json);
  const shape = checkShape(value);
  if (!shape.ok) return refuse(shape.problems);
  const opened = openDates(shape.file);
  const problems = [...checkCharacters(value), ...opened.problems, ...checkPublishedAudit(opened.audit)];
  return problems.length === 0 ? { ok: true, audit: opened.audit } : refuse(problems);
}

function refuse(problems: readonly Problem[]): ReadPublishedAudit {
  const more = problems.length - problemsShown;
  if (more <= 0) return { ok: false, problems };
  const rest: Problem = {
    path: '',
    found: `${more} more`,
    allowed: 'none',
    sentence: `The file has ${more} more ${more === 1 ? 'problem' : 'problems'}, not listed here.`,
  };
  return { ok: false, problems: [...problems.slice(0, problemsShown), rest] };
}
