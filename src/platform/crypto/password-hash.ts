import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { sameBytes } from './secret.ts';

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const wanted = { memory: 19456, passes: 2, parallelism: 1 } as const;
const saltLength = 16;
const hashLength = 32;

/** The longest password in bytes, after NFKC; more is no safer and only costs the server time. */
export const longestPasswordBytes = 1024;
/** The longest text that is normalised at all: one character can become eighteen. */
const longestText = 4096;

type Parameters = { memory: number; passes: number; parallelism: number };

/** The bytes that are hashed, the same for every way a keyboard may write the password; null when it is too long. */
export function passwordBytes(password: string): Buffer | null {
  if (password.length > longestText) return null;
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8');
  return bytes.length > longestPasswordBytes ? null : bytes;
}

function writePhc(parameters: Parameters, salt: Uint8Array, hash: Uint8Array): string {
  const [s, h] = [salt, hash].map((bytes) => Buffer.from(bytes).toString('base64').replace(/=+$/, ''));
  return `$argon2id$v=19$m=${parameters.memory},t=${parameters.passes},p=${parameters.parallelism}$${s}$${h}`;
}

const phcForm =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

function readPhc(phc: string): { parameters: Parameters; salt: Buffer; hash: Buffer } {
  const [, memory, passes, parallelism, salt = '', hash = ''] = phcForm.exec(phc) ?? [];
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  // A planted hash must not make the server work for minutes: at most 1 GiB, as many passes as the form can say.
  if (salt === '' || parameters.memory > 1_048_576 || parameters.memory < 8 * parameters.parallelism)
    throw new TypeError('The stored password hash cannot be read');
  return { parameters, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

/** Hashes a password for storage (Argon2id, PHC string); throws a RangeError above 1,024 bytes. About 0.1 s of work. */
export async function hashPassword(password: string): Promise<string> {
  const message = passwordBytes(password);
  if (message === null) throw new RangeError('The password is too long');
  const salt = randomBytes(saltLength);
  return writePhc(
    wanted,
    salt,
    await derive('argon2id', { ...wanted, message, nonce: salt, tagLength: hashLength }),
  );
}

/**
 * Whether this is the password of that hash. A password that is too long does the same work and is wrong. Throws a
 * TypeError when the hash is not a PHC string of Argon2id.
 */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const { parameters, salt, hash } = readPhc(phc);
  const message = passwordBytes(password);
  const work = { ...parameters, message: message ?? Buffer.alloc(0), nonce: salt, tagLength: hash.length };
  const found = await derive('argon2id', work);
  return sameBytes(found, hash) && message !== null;
}

/** A hash that no password fits, to verify against when there is no such person: the work, and so the time, is the same. */
export const decoyHash: string = writePhc(wanted, randomBytes(saltLength), randomBytes(hashLength));

/** Whether the hash was made with other settings than today's, so that it should be made anew at the next sign-in. */
export function needsRehash(phc: string): boolean {
  const { parameters, salt, hash } = readPhc(phc);
  const asWanted = (Object.keys(wanted) as (keyof Parameters)[]).every(
    (name) => parameters[name] === wanted[name],
  );
  return !asWanted || salt.length !== saltLength || hash.length !== hashLength;
}
