import { createHash } from 'node:crypto';

/** The same id for the same name in every demonstration, in the form of a random UUID. */
export function idFor(name: string): string {
  const hash = createHash('sha256').update(`throughline demonstration: ${name}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
