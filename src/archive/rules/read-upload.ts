import { publishedAuditBytesLimit } from './read-published-audit.ts';

/** What somebody gave: the text of a file, or the field at fault and what to do about it. */
export type GivenText =
  | { readonly ok: true; readonly field: 'file' | 'text'; readonly text: string }
  | { readonly ok: false; readonly field: 'file' | 'text'; readonly message: string };

type UploadedFile = { readonly name: string; readonly bytes: Uint8Array; readonly tooLarge: boolean };

/** The text to bring in, from an uploaded file or from what was pasted; never from both. */
export function readUpload(upload: UploadedFile | null, pasted: string): GivenText {
  const isPasted = pasted.trim() !== '';
  if (upload === null) {
    if (isPasted) return { ok: true, field: 'text', text: pasted };
    return { ok: false, field: 'file', message: 'Choose a file, or paste its text' };
  }
  const refuse = (message: string): GivenText => ({ ok: false, field: 'file', message });
  if (isPasted) return refuse('Choose a file or paste its text, not both');
  const megabytes = publishedAuditBytesLimit / (1024 * 1024);
  if (upload.tooLarge)
    return refuse(
      `${upload.name} is larger than ${megabytes} MB. A published audit is smaller: check that it is the right file`,
    );
  if (upload.bytes.length === 0) return refuse(`${upload.name} is empty`);
  try {
    return { ok: true, field: 'file', text: new TextDecoder('utf-8', { fatal: true }).decode(upload.bytes) };
  } catch {
    return refuse(
      `${upload.name} is not plain text in UTF-8. It must be a published-audit file, not a PDF or Word file`,
    );
  }
}
