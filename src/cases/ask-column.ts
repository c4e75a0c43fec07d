/** A column of the matrix: an agency as a whole, one of its services, or one of the settings it answers for. */
export type AskColumn = {
  /** Agency id, with the service's or setting's behind a point. */
  readonly code: string;
  readonly agency: string;
  /** Short name. */
  readonly agencyName: string;
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly setting: { readonly id: string; readonly name: string } | null;
  /** True where the agency answers for a whole sector: schools, GP practices. */
  readonly isSector: boolean;
};

/** The code of the column in which an ask stands. */
export function columnCode(of: {
  readonly agency: string;
  readonly service: string | null;
  readonly setting: string | null;
}): string {
  const part = of.service ?? of.setting;
  return part === null ? of.agency : `${of.agency}.${part}`;
}

/** "Early Help (Social Care)"; the agency's short name alone for the whole of it. */
export function sayColumn(column: AskColumn): string {
  const part = column.service ?? column.setting;
  return part === null ? column.agencyName : `${part.name} (${column.agencyName})`;
}
