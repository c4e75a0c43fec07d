export { cleanLine, cleanText } from './clean-text.ts';
export type { Block, Column, DocumentContent, DocumentFormat, Mark, Run, Tile } from './content.ts';
export { DocumentProblem, type ProblemKind } from './problem.ts';
export { typeface, listFontFiles } from './fonts.ts';
export { renderHtmlBlocks } from './html-blocks.ts';
export { listWords } from './list-words.ts';
export { renderHtmlDocument } from './html-document.ts';
export {
  closeDocuments,
  type Limits,
  renderDocument,
  renderDocx,
  type RenderedDocument,
  renderPdf,
} from './render.ts';
