import { strToU8, zipSync } from 'fflate';

/** Excel workbooks made part by part, in order or hostile: what a test puts in is what stands in the file. */

export type Part = string | Uint8Array;

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A cell: a text, a number, a day (styled as one), or a formula with the value it gave last. */
export type MadeCell =
  string | number | null | { readonly serial: number } | { readonly formula: string; readonly value: string };

export type MadeSheet = {
  readonly name: string;
  readonly rows: readonly (readonly MadeCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumn?: number;
  readonly merged?: string;
  readonly dimension?: string;
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function cellXml(cell: MadeCell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  if ('serial' in cell) return `<c r="${reference}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${reference}" t="str"><f>${escape(cell.formula)}</f><v>${escape(cell.value)}</v></c>`;
}

/** The XML of a sheet. */
export function sheetXml(sheet: MadeSheet): string {
  const rows = sheet.rows.map((row, at) => {
    const cells = row
      .map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${at + 1}`))
      .join('');
    const hidden = sheet.hiddenRows?.includes(at + 1) === true ? ' hidden="1"' : '';
    return `<row r="${at + 1}"${hidden}>${cells}</row>`;
  });
  const columns =
    sheet.hiddenColumn === undefined
      ? ''
      : `<cols><col min="${sheet.hiddenColumn}" max="${sheet.hiddenColumn}" width="9" hidden="1"/></cols>`;
  const merged =
    sheet.merged === undefined ? '' : `<mergeCells count="1"><mergeCell ref="${sheet.merged}"/></mergeCells>`;
  const dimension = sheet.dimension === undefined ? '' : `<dimension ref="${sheet.dimension}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${namespace}>${dimension}${columns}<sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
}

/** The parts of a workbook with these sheets. */
export function workbookParts(sheets: readonly MadeSheet[], { from1904 = false } = {}): Record<string, Part> {
  const list = sheets.map(
    (sheet, at) =>
      `<sheet name="${escape(sheet.name)}" sheetId="${at + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`} r:id="r${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="r${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook ${namespace} xmlns:r="${relation}">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}<Relationship Id="styles" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<?xml version="1.0" encoding="UTF-8"?><styleSheet ${namespace}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  };
}

/** Parts as a zip file. */
export function pack(parts: Readonly<Record<string, Part>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** A workbook in order. */
export function makeWorkbook(sheets: readonly MadeSheet[], options: { from1904?: boolean } = {}): Uint8Array {
  return pack(workbookParts(sheets, options));
}

/** Changes every place of a zip file where these bytes stand, in its directory as well as before the entries. */
export function replaceBytes(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}
