import type { AttachmentKind } from '#platform/files';
import type { ToolItem } from './tool.ts';

/** A file that shows something, as it stands in a list. */
export type Evidence = {
  readonly id: string;
  /** The item of the tool that it belongs to. */
  readonly field: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  /** As whoever added it called it; null where it does not open any more. */
  readonly name: string | null;
  /** A membership. */
  readonly by: string;
  readonly at: Temporal.Instant;
  /** Whether it stood in the return when that was signed: then it stays with what was signed, whatever becomes of it. */
  readonly isSigned: boolean;
};

/** What a return may hold: bytes of a file, bytes of all its files together, and how many. */
export const evidenceLimits = { file: 20_000_000, all: 60_000_000, files: 40 } as const;

/** Whether a file can belong to an item: to what is answered, not to a text or a part with a form of its own. */
export function mayHaveFiles(item: ToolItem): boolean {
  return item.kind !== 'part' && item.kind !== 'narrative';
}

/** The job that deletes what was in files that were taken away. */
export const clearingTask = 'clear-removed-files';

/** "1.4 MB", "12 kB" */
export function saySize(bytes: number): string {
  return bytes >= 1_000_000
    ? `${(Math.round(bytes / 100_000) / 10).toLocaleString('en-GB')} MB`
    : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
