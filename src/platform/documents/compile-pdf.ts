import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { arrangeTiles } from './arrange-tiles.ts';
import type { DocumentContent } from './content.ts';
import { pdfFamilies, readFonts } from './fonts.ts';
import { markRowHeaders } from './mark-row-headers.ts';
import { layOutBest, listFamilies, type Setting } from './page-settings.ts';
import { DocumentProblem } from './problem.ts';
import { writeShowable } from './unshowable.ts';

/** Worker side of the PDF renderer: synchronous and slow to start, so never called on the thread that serves pages. */

const folder = join(import.meta.dirname, 'typst');

let compiler: NodeCompiler | undefined;

function startCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: readFonts() }] });
  return compiler;
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
    const laidOut = layOutBest(
      listFamilies(content),
      (setting) => compile(typst, input, setting),
      (document) => document.numOfPages,
    );
    if (!laidOut) throw new DocumentProblem('failed', 'The PDF could not be laid out.');
    const bytes = typst.pdf(laidOut, { pdfStandard: 'ua-1' });
    return { bytes: markRowHeaders(bytes), pages: laidOut.numOfPages };
  } finally {
    for (const logo of logos) typst.unmapShadow(logo.path);
    // What was laid out is kept for the next document of its kind; after a large one, memory matters more.
    typst.evictCache(input.length > 300_000 ? 0 : 10);
  }
}
