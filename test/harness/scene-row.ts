import { createHash } from 'node:crypto';
import type { Place } from './scene.ts';

/** Columns and values. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Which row: the one that stands in the scene; another that the coordinator could add; another that a job could add.
 */
export type Which = 'standing' | 'fresh' | 'fresh by a job';

export const moment = '2026-06-01T09:00:00Z';

export function at(which: Which): number {
  return which === 'standing' ? 0 : 1;
}

export function inWork(place: Place): Row {
  return { partnership_id: place.partnership, audit_id: place.liveAudit };
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
