export { withTemporaryFolder } from './temporary-folder.ts';
export { createAtomically, syncFolder, writeAtomically } from './write-atomically.ts';
