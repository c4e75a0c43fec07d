import { createHash } from 'node:crypto';
import type { LoggedRow } from '#platform/db';

/**
 * Hashing as in RFC 6962, section 2.1: a leaf and a node begin with different bytes, so that neither can be passed off
 * as the other. The chain takes the place of the tree: each link binds the one before it.
 */
const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);
const genesisPrefix = Buffer.of(2);

/** The name of the format; a change to the encoding needs another. */
export const logFormat = 'throughline-log/1';

/**
 * The bytes of a row that are hashed: a JSON array of its fields in this order, in UTF-8. Two rows that differ anywhere
 * have different bytes.
 */
export function encodeRow(row: LoggedRow): Buffer {
  const fields = [
    logFormat,
    row.partnership,
    row.at,
    row.id,
    row.person,
    row.membership,
    row.system,
    row.event,
    row.outcome,
    row.subjects,
    row.detail,
    row.requestId,
  ];
  return Buffer.from(JSON.stringify(fields), 'utf8');
}

/** SHA-256 of 0x00 and the bytes: 32 bytes. */
export function leafHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(bytes).digest();
}

/** SHA-256 of 0x01, the link before and the leaf: 32 bytes. */
export function chainHash(previous: Uint8Array, leaf: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(previous).update(leaf).digest();
}

/** What the first link of a partnership's chain binds: no two partnerships begin alike. 32 bytes. */
export function genesisHash(partnership: string): Buffer {
  return createHash('sha256').update(genesisPrefix).update(`${logFormat} ${partnership}`, 'utf8').digest();
}
