import { randomUUID } from 'node:crypto';
import { isId } from '#platform/db';
import { data, notFound, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { findUnsentKey, keepUnsentKey, type UnsentKey } from '../store/unsent-keys.ts';
import { newUnsentKey, openUnsentKey } from '../unsent-seal.ts';

/** Earlier keys that are asked for at once. */
const mostWanted = 5;

/**
 * Gives the script on a page the key under which it seals what cannot be sent yet, and those of earlier sign-ins of the same
 * person for what still lies in the browser; none that was withdrawn. Nothing but the keys is in the answer.
 */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const id = randomUUID();
  const own = await keepUnsentKey(tx, { id, sealed: await newUnsentKey(keys, actor.person, id) });
  if (own === null) return notFound();
  const wanted = [...new Set(form.all('wanted'))].filter((one) => isId(one) && one !== own.id);
  const found: UnsentKey[] = [];
  for (const one of wanted.slice(0, mostWanted)) {
    const earlier = await findUnsentKey(tx, one);
    if (earlier !== null) found.push(earlier);
  }
  const opened: { id: string; key: string }[] = [];
  for (const one of [own, ...found]) {
    const key = await openUnsentKey(keys, actor.person, one.id, one.sealed);
    if (key !== null) opened.push({ id: one.id, key: Buffer.from(key).toString('base64') });
  }
  context.note({ earlier: opened.length - 1 });
  return opened[0]?.id === own.id ? data(200, { keys: opened }) : notFound();
}
