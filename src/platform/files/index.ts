export { writeCsv } from './csv.ts';
export { contentDisposition, safeFileName } from './file-name.ts';
export { checkPicture, cleanPng, largestPicture } from './picture.ts';
export type { PictureCheck } from './picture.ts';
export { sniffFile } from './sniff-file.ts';
export type { FileKind } from './sniff-file.ts';
export { withTemporaryFolder } from './temporary-folder.ts';
export { createAtomically, syncFolder, writeAtomically } from './write-atomically.ts';
