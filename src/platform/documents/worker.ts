import { parentPort } from 'node:worker_threads';
import type { DocumentContent } from './content.ts';
import { DocumentProblem } from './problem.ts';
import type { Answer } from './worker-pool.ts';

/** What one thread is asked: a prepared document in one of the two slow forms. */
export type Task = { readonly format: 'pdf' | 'docx'; readonly content: DocumentContent };
export type Made = { readonly bytes: Uint8Array; readonly pages: number | null };

async function make(task: Task): Promise<Made> {
  if (task.format === 'pdf') {
    const { compilePdf } = await import('./compile-pdf.ts');
    return compilePdf(task.content);
  }
  const { packDocx } = await import('./pack-docx.ts');
  return { bytes: await packDocx(task.content), pages: null };
}

async function answer(task: Task): Promise<Answer<Made>> {
  try {
    return { result: await make(task) };
  } catch (error) {
    if (error instanceof DocumentProblem) {
      const { kind, message } = error;
      return { problem: { kind, message, cause: typeof error.cause === 'string' ? error.cause : '' } };
    }
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      problem: { kind: 'failed', message: 'The document could not be made.', cause: cause.slice(0, 4000) },
    };
  }
}

parentPort?.on('message', (task: Task) => {
  void answer(task).then((message) => parentPort?.postMessage(message));
});
