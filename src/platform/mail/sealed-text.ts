import { openText, seal, SealBroken, unwrapKey, type Key, type KeyStore } from '#platform/crypto';
import { placeOfText } from './outbox-key.ts';

/** What a mail says. */
export type MailText = { readonly subject: string; readonly text: string };

/** Subject and text of a mail, sealed for its row. */
export function sealMailText(key: Key, { subject, text }: MailText, partnership: string, id: string): Buffer {
  return Buffer.from(seal(key, JSON.stringify([subject, text]), placeOfText(partnership, id)));
}

/** The reverse. Throws KeyUnavailable or SealBroken when it cannot be read (any more). */
export async function openMailText(
  keys: KeyStore,
  row: { sealed: Uint8Array; sealed_under: string },
  partnership: string,
  id: string,
): Promise<MailText> {
  const key = await unwrapKey(keys, row.sealed_under);
  const said: unknown = JSON.parse(openText(key, row.sealed, placeOfText(partnership, id)));
  const [subject, text]: unknown[] = Array.isArray(said) ? said : [];
  if (typeof subject !== 'string' || typeof text !== 'string') throw new SealBroken();
  return { subject, text };
}
