import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { JobPayload } from './task.ts';

/**
 * Asks for a job in the transaction that gives it reason: if that is undone, the job never was. While a job with the
 * same `key` waits, the new one takes its place. Refused by the database over 4,000 characters.
 */
export async function enqueue(tx: Tx, task: string, payload: JobPayload, key?: string): Promise<void> {
  await sql`select platform.enqueue(${task}, ${JSON.stringify(payload)}::jsonb, ${key ?? null})`.execute(tx);
}
