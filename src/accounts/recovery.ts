import { hashSecret, newSecret } from '#platform/crypto';
import { readRecoveryCode, spellRecoveryCode } from './rules/recovery-code.ts';

/** How many recovery codes somebody gets. */
const given = 10;

/** New recovery codes, to be shown once, and their hashes, to be kept. */
export function newRecoveryCodes(person: string): {
  readonly codes: readonly string[];
  readonly hashes: readonly Uint8Array[];
} {
  const codes = Array.from({ length: given }, () => spellRecoveryCode(Buffer.from(newSecret(16), 'hex')));
  return { codes, hashes: codes.map((code) => hashRecoveryCode(person, code)) };
}

/** What is kept of a recovery code, however it was typed; the person is part of it. */
export function hashRecoveryCode(person: string, typed: string): Uint8Array {
  return hashSecret(`recovery code ${person} ${readRecoveryCode(typed)}`);
}
