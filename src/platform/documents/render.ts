import type { DocumentContent, DocumentFormat } from './content.ts';
import { prepareContent } from './prepare-content.ts';
import { renderHtmlDocument } from './html-document.ts';
import { makePool, type Pool } from './worker-pool.ts';
import type { Made, Task } from './worker.ts';

const settings = { size: 2, timeout: 30_000, waiting: 40 };

let pool: Pool<Task, Made> | undefined;

function make(task: Task, timeout: number | undefined): Promise<Made> {
  pool ??= makePool<Task, Made>(new URL('./worker.ts', import.meta.url), settings);
  return pool.run(task, timeout);
}

export type Limits = {
  /** Milliseconds after which the document is given up; 30 seconds unless told. */ readonly timeout?: number;
};

/** A tagged PDF/UA-1 with its number of pages; the same content gives the same bytes. Throws a DocumentProblem. */
export async function renderPdf(
  content: DocumentContent,
  limits: Limits = {},
): Promise<{ bytes: Uint8Array; pages: number }> {
  const { bytes, pages } = await make({ format: 'pdf', content: prepareContent(content) }, limits.timeout);
  return { bytes, pages: pages ?? 0 };
}

/** A Word file in real styles; the same content gives the same bytes. Throws a DocumentProblem. */
export async function renderDocx(content: DocumentContent, limits: Limits = {}): Promise<Uint8Array> {
  const { bytes } = await make({ format: 'docx', content: prepareContent(content) }, limits.timeout);
  return bytes;
}

export type RenderedDocument = {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Without the dot. */
  readonly extension: DocumentFormat;
  /** Known for a PDF only. */
  readonly pages?: number;
};

/** The document in the asked form, ready to send or store. Throws a DocumentProblem. */
export async function renderDocument(
  content: DocumentContent,
  format: DocumentFormat,
): Promise<RenderedDocument> {
  switch (format) {
    case 'html':
      return {
        bytes: new TextEncoder().encode(renderHtmlDocument(content)),
        contentType: 'text/html; charset=utf-8',
        extension: format,
      };
    case 'pdf':
      return { ...(await renderPdf(content)), contentType: 'application/pdf', extension: format };
    case 'docx':
      return {
        bytes: await renderDocx(content),
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        extension: format,
      };
  }
}

/** Ends the threads that make documents, for a clean stop; a later document starts them again. */
export async function closeDocuments(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.close();
}
