import type { AuditKey } from '#audits';
import { recordEvent } from '#platform/audit-log';
import type { KeyStore } from '#platform/crypto';
import { isId, type Session, type Transact } from '#platform/db';
import type { TaskHelpers } from '#platform/jobs';
import { keepFrameKey } from '../../case-keys.ts';
import type { ReadChild } from '../../frame.ts';
import { rowsToTake } from '../../rules/check-frame.ts';
import { lastPosition, removeRows } from '../../store/frame-children.ts';
import { removePieces } from '../../store/frame-pieces.ts';
import { addFrameRows } from '../../store/frame-rows.ts';
import { countLoaded, findFrame, getLayout, sealSummary } from '../../store/frames.ts';
import { checkChildren, listChildren, readChildren } from './read-frame.ts';

/** The job that loads a list; its payload is `{ partnership, audit, frame }`. */
export const loadingTask = 'load-frame';

/** Rows written in one transaction. */
const atOnce = 1_000;

type Work = {
  readonly transact: Transact;
  readonly keys: KeyStore;
  readonly session: Session;
  readonly key: AuditKey;
  readonly frame: string;
};

/**
 * Loads the rows of a list that was confirmed, batch by batch in the order of its rows. Each batch locks the list and goes
 * on after the last row that stands there, so that a try that was killed, or two at once, add every row once. Nobody sees
 * any of them before the last. When the last try fails, what stood is taken back and the list says that it was not loaded.
 */
export async function loadFrame(
  options: { readonly transact: Transact; readonly keys: KeyStore },
  payload: unknown,
  helpers: Pick<TaskHelpers, 'isLastAttempt' | 'signal'>,
): Promise<void> {
  const about = readPayload(payload);
  if (about === null) return;
  const { frame, ...key } = about;
  const session = { kind: 'system', name: 'job', partnership: key.partnership } as const;
  const work: Work = { ...options, session, key, frame };
  try {
    const plan = await prepare(work);
    if (plan === null) return;
    for (let isDone = false; !isDone;) {
      helpers.signal.throwIfAborted();
      isDone = await loadSome(work, plan);
    }
  } catch (problem) {
    if (helpers.isLastAttempt) await giveUp(work);
    throw problem;
  }
}

function readPayload(payload: unknown): (AuditKey & { readonly frame: string }) | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const values: Readonly<Record<string, unknown>> = { ...payload };
  const [partnership, audit, frame] = ['partnership', 'audit', 'frame'].map((name) => values[name]);
  const ids = [partnership, audit, frame].filter((id) => typeof id === 'string' && isId(id));
  return ids.length === 3
    ? { partnership: String(partnership), audit: String(audit), frame: String(frame) }
    : null;
}

type Plan = { readonly taken: readonly ReadChild[]; readonly refused: number };

/** Which rows are to be taken; null where the list is not to be loaded any more. */
async function prepare({ transact, keys, session, key, frame }: Work): Promise<Plan | null> {
  const frameKey = await keepFrameKey(keys, key);
  const given = await transact(session, 'read', async (tx) => {
    const found = await findFrame(tx, key, frame);
    const layout = found?.state === 'loading' ? await getLayout(tx, frameKey, key, frame) : null;
    if (layout === null || layout.around === null) return null;
    const rows = await readChildren(tx, frameKey, key, frame, layout, layout.around);
    return { rows, layout, listed: await listChildren(tx, frameKey, key, frame) };
  });
  if (given === null) return null;
  const check = await checkChildren(given.rows, given.listed);
  return { taken: rowsToTake(check, given.layout.isPartly), refused: check.refused };
}

/** Writes the next rows; true when nothing is left to do. */
async function loadSome(work: Work, { taken, refused }: Plan): Promise<boolean> {
  const { transact, keys, session, key, frame } = work;
  const frameKey = await keepFrameKey(keys, key);
  return await transact(session, 'write', async (tx) => {
    const found = await findFrame(tx, key, frame, { lock: true });
    // Loaded by another hand, or withdrawn meanwhile.
    if (found?.state !== 'loading') return true;
    if (taken.length === 0) {
      // Another list was loaded since this one was looked at: somebody has to look again.
      await removeRows(tx, key, frame);
      await countLoaded(tx, key, frame, { rows: 0, state: 'mapped' });
      return true;
    }
    const last = await lastPosition(tx, key, frame);
    const from = taken.findIndex((row) => row.row > last);
    const next = from === -1 ? [] : taken.slice(from, from + atOnce);
    if (next.length > 0) {
      const children = next.map((row) => row.child);
      await addFrameRows(
        tx,
        frameKey,
        key,
        frame,
        children,
        next.map((row) => row.row),
      );
      await countLoaded(tx, key, frame, { rows: found.rowsLoaded + next.length, state: 'loading' });
      return false;
    }
    const summary = sealSummary(frameKey, key, frame, { notTaken: refused });
    await countLoaded(tx, key, frame, { rows: found.rowsLoaded, state: 'loaded', summary });
    await removePieces(tx, key, frame);
    await recordEvent(tx, {
      partnership: key.partnership,
      event: 'frame.loaded',
      outcome: 'done',
      subjects: [key.audit, frame],
      detail: { rows: found.rowsLoaded },
      system: 'job',
    });
    return true;
  });
}

async function giveUp({ transact, session, key, frame }: Work): Promise<void> {
  await transact(session, 'write', async (tx) => {
    const found = await findFrame(tx, key, frame, { lock: true });
    if (found?.state !== 'loading') return;
    await removeRows(tx, key, frame);
    await countLoaded(tx, key, frame, { rows: 0, state: 'failed' });
    await recordEvent(tx, {
      partnership: key.partnership,
      event: 'frame.not_loaded',
      outcome: 'refused',
      subjects: [key.audit, frame],
      detail: {},
      system: 'job',
    });
  });
}
