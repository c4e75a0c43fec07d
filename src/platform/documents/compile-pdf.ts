import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { arrangeTiles } from './arrange-tiles.ts';
import type { DocumentContent } from './content.ts';
import { pdfFamilies, readFonts } from './fonts.ts';
import { markRowHeaders } from './mark-row-headers.ts';
import { DocumentProblem } from './problem.ts';
import { writeShowable } from './unshowable.ts';

/** Worker side of the PDF renderer: synchronous and slow to start, so never called on the thread that serves pages. */

const folder = join(import.meta.dirname, 'typst');
const portraitSize = 10.5;
/** Points: the largest with which all tiles fit on the page. Never below 8.5: text that does not fit flows on instead. */
const landscapeSizes = [10.5, 10.25, 10, 9.75, 9.5, 9.25, 9, 8.75, 8.5];
const flowingSize = 9.5;

let compiler: NodeCompiler | undefined;

function startCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: readFonts() }] });
  return compiler;
}

/** `flow`: tiles one after another in columns, over as many pages as they need. */
type Setting = { readonly size: number; readonly flow: boolean };

/** From the fullest page to the safest: tiles beside each other in shrinking sizes, then flowing. */
function listSettings(content: DocumentContent): Setting[] {
  if (content.page === 'portrait') return [{ size: portraitSize, flow: true }];
  const last: Setting = { size: flowingSize, flow: true };
  const arrangements = content.blocks.flatMap((block) =>
    block.kind === 'tiles' ? [arrangeTiles(block.tiles)] : [],
  );
  if (arrangements.some((arrangement) => arrangement.kind === 'flow')) return [last];
  return [...landscapeSizes.map((size) => ({ size, flow: false })), last];
}

function writeInput(typst: NodeCompiler, content: DocumentContent): string {
  return writeShowable(typst, {
    ...content,
    subtitle: content.subtitle ?? null,
    dated: content.dated ?? null,
    marks: content.marks.map((mark, index) => ({
      name: mark.name,
      logo: mark.logo ? `mark-${index}.png` : null,
    })),
    fonts: pdfFamilies,
    blocks: content.blocks.map((block) =>
      block.kind === 'tiles' ? { ...block, arrangement: arrangeTiles(block.tiles) } : block,
    ),
  });
}

function compile(typst: NodeCompiler, content: string, setting: Setting): NodeTypstDocument {
  const result = typst.compile({
    mainFilePath: join(folder, 'document.typ'),
    inputs: { content, setting: JSON.stringify(setting) },
  });
  if (result.result) return result.result;
  const error = result.takeError();
  const cause = error ? JSON.stringify(typst.fetchDiagnostics(error)).slice(0, 2000) : 'no diagnostics';
  throw new DocumentProblem('failed', 'The PDF could not be laid out.', { cause });
}

/** The PDF of a prepared document, tagged to PDF/UA-1, with its number of pages. */
export function compilePdf(content: DocumentContent): { bytes: Uint8Array; pages: number } {
  const typst = startCompiler();
  const logos = content.marks.flatMap((mark, index) =>
    mark.logo ? [{ path: join(folder, `mark-${index}.png`), png: Buffer.from(mark.logo.png) }] : [],
  );
  const input = writeInput(typst, content);
  try {
    for (const logo of logos) typst.mapShadow(logo.path, logo.png);
    const settings = listSettings(content);
    let laidOut: NodeTypstDocument | undefined;
    for (const setting of settings) {
      laidOut = compile(typst, input, setting);
      if (laidOut.numOfPages === 1) break;
    }
    if (!laidOut) throw new DocumentProblem('failed', 'The PDF could not be laid out.');
    const bytes = typst.pdf(laidOut, { pdfStandard: 'ua-1' });
    return { bytes: markRowHeaders(bytes), pages: laidOut.numOfPages };
  } finally {
    for (const logo of logos) typst.unmapShadow(logo.path);
    // What was laid out is kept for the next document of its kind; after a large one, memory matters more.
    typst.evictCache(input.length > 300_000 ? 0 : 10);
  }
}
