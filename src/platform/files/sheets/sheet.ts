/** Rows and cells of a spreadsheet as somebody gave it, whatever kind of file it came in. */
export type SheetRow = {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** Texts as they stand; days as ISO; '' where nothing stands. */
  readonly cells: readonly string[];
};

/** A sheet that was read. Its rows are in pieces: JSON of `SheetRow[]` in UTF-8, some hundred rows each. */
export type ReadSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows in which something stands, and the most cells of one. */
  readonly rows: number;
  readonly columns: number;
  /** Sentences about what could mislead: what was hidden, worked out by a formula, merged, left unread. */
  readonly notes: readonly string[];
  readonly pieces: readonly Uint8Array[];
};

export type ReadSpreadsheet = {
  readonly sheets: readonly ReadSheet[];
  /** Sentences about the file as a whole. */
  readonly notes: readonly string[];
  /** SHA-256 over what stands in it, in whatever order its rows are: the same content under another name is the same. */
  readonly content: Uint8Array;
};

/** Why a file cannot be read, in a sentence for whoever gave it. Never holds anything that stood in it. */
export class SpreadsheetProblem extends Error {
  override name = 'SpreadsheetProblem';
}

/** The most that is read. A list of the children of the largest county has some 20,000 rows. */
export const sheetLimits = {
  bytes: 10 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cells: 2_000_000,
  cellLength: 4_000,
  sheets: 50,
  entries: 500,
};

/** Rows of a piece: small enough to open one without a pause that anybody notices. */
export const rowsOfPiece = 500;
