import type { FastifyRequest } from 'fastify';
import { makeForm, type Form, type Upload } from './form.ts';
import { isTooLargeToShow, mostFields, TooLarge } from './long-form.ts';

/** What may be sent at most in one form with a file: fields, and bytes of one field. */
const limits = { fields: mostFields, fieldBytes: 200_000 };

/**
 * The body of a form, url-encoded or multipart, within bounds; null when it is neither or breaks a bound.
 * @throws TooLarge where its fields hold more than one form may.
 */
export async function readBody(
  request: FastifyRequest,
  uploadLimit: number | undefined,
): Promise<Form | null> {
  if (!request.isMultipart()) return readFields(request.body);
  if (uploadLimit === undefined) return null;
  const entries: [string, string][] = [];
  const uploads = new Map<string, Upload>();
  const parts = request.parts({
    limits: {
      fields: limits.fields,
      fieldSize: limits.fieldBytes,
      files: 1,
      fileSize: uploadLimit,
      parts: limits.fields + 1,
    },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      if (typeof part.value !== 'string' || part.valueTruncated) return null;
      entries.push([part.fieldname, part.value]);
      continue;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      length += chunk.length;
      // Read on to the end of a file that is too long, so that the browser gets an answer, but keep none of it.
      if (length <= uploadLimit) chunks.push(chunk);
      else chunks.length = 0;
    }
    const tooLarge = part.file.truncated || length > uploadLimit;
    if (part.filename === '' && length === 0) continue;
    uploads.set(part.fieldname, {
      name: shownName(part.filename),
      bytes: tooLarge ? new Uint8Array() : Buffer.concat(chunks),
      tooLarge,
    });
  }
  return makeForm(entries, uploads);
}

function readFields(body: unknown): Form | null {
  if (!(body instanceof URLSearchParams)) return body === undefined || body === null ? makeForm([]) : null;
  const entries = [...body.entries()];
  if (isTooLargeToShow(entries.flat())) throw new TooLarge();
  return makeForm(entries);
}

/** A file name fit to be shown: no path, no control or direction-changing characters, at most 120 characters. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, 120) || 'the file';
}
