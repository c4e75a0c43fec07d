import type { Tool, ToolForm } from './tool.ts';

/** A tool of a partnership in a list of them. */
export type ToolRow = {
  readonly id: string;
  readonly name: string;
  readonly form: ToolForm;
  /** Code of the shipped tool that it began from, or null. */
  readonly origin: string | null;
  readonly retired: Retired | null;
  /** Number of the latest version; 0 where none was published. */
  readonly latest: number;
  /** Returns being written that are pinned to one of its versions. */
  readonly inUse: number;
};

export type Retired = { readonly at: Temporal.Instant; readonly reason: string };

export type ToolVersion = {
  readonly number: number;
  readonly note: string;
  /** A membership. */
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
};

/** A tool of a partnership as it is written at. */
export type KeptTool = Omit<ToolRow, 'latest' | 'inUse'> & {
  readonly version: number;
  /** What is being written: the draft, or, where nobody has changed anything yet, the latest version. */
  readonly tool: Tool;
  /** 0 where there is no draft. */
  readonly draftVersion: number;
  /** Latest first. */
  readonly versions: readonly ToolVersion[];
};

/** Which tool and version an audit's cases are looked at with; `method` is the id of one in its terms, or '*'. */
export type AuditTool = {
  readonly method: string;
  readonly tool: string;
  readonly name: string;
  readonly form: ToolForm;
  readonly number: number;
  /** The latest that was published. */
  readonly latest: number;
  readonly isRetired: boolean;
  /** ISO. */
  readonly dueOn: string;
  /** Whether agencies may add files to their answers. */
  readonly takesFiles: boolean;
  /** Returns being written at an older version than the one chosen. */
  readonly behind: number;
};

/** A tool without anything in it. */
export const emptyTool: Tool = { name: '', form: 'own', about: '', minutes: 0, grading: '', sections: [] };
