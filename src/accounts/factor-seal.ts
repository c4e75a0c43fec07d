import { keepKey, open, openText, rootKeyId, seal } from '#platform/crypto';
import type { Key, KeyStore, Place } from '#platform/crypto';

/** One key seals the second factors of the installation; made when the first is set up. */
const keyId = 'second-factors';

async function takeKey(keys: KeyStore): Promise<Key> {
  return await keepKey(keys, keyId, rootKeyId);
}

function placeOf(person: string, column: 'sealed' | 'offered'): Place {
  return { partition: person, table: 'accounts.factor', column, row: person, version: 0 };
}

/** Seals a secret for its person: it opens as nobody else's. Throws KeyUnavailable when the key folder is not whole. */
export async function sealFactor(keys: KeyStore, person: string, secret: string): Promise<Uint8Array> {
  return seal(await takeKey(keys), secret, placeOf(person, 'sealed'));
}

/** The secret; throws SealBroken when it was sealed for somebody else, KeyUnavailable without its key. */
export async function openFactor(keys: KeyStore, person: string, sealed: Uint8Array): Promise<string> {
  return openText(await takeKey(keys), sealed, placeOf(person, 'sealed'));
}

/**
 * A secret that is offered on a set-up page and not kept yet, as text for a hidden field: what comes back with the form
 * is what we made for this person, and no reading of a page has to write.
 */
export async function sealOffer(keys: KeyStore, person: string, secret: string): Promise<string> {
  return Buffer.from(seal(await takeKey(keys), secret, placeOf(person, 'offered'))).toString('base64url');
}

/** The secret of an offer; null when it is none of ours for that person. */
export async function openOffer(keys: KeyStore, person: string, offer: string): Promise<string | null> {
  if (!/^[\w-]{40,400}$/.test(offer)) return null;
  const key = await takeKey(keys);
  try {
    return Buffer.from(open(key, Buffer.from(offer, 'base64url'), placeOf(person, 'offered'))).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}
