import { listAreas, type ActingContext } from '#accounts';
import { findTermsInForce, type AuditKey, type TermsSample } from '#audits';
import { KeyUnavailable, SealBroken, type Key, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { insetText } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';
import { keepFrameKey } from '../../case-keys.ts';
import type { Frame, FrameAround, FrameLayout } from '../../frame.ts';
import { findFrame, getLayout } from '../../store/frames.ts';
import { openCases, type OpenedCases } from './open-cases.ts';

export type OpenedFrame = OpenedCases & {
  readonly frame: Frame;
  /** Null where the key was destroyed: then nothing of the list can be opened any more. */
  readonly frameKey: Key | null;
  /** Null where nothing is waiting to be read, or it does not open. */
  readonly layout: FrameLayout | null;
};

/** Opens a list of an audit that has started, for its coordinators; null when it is not there or not theirs. */
export async function openFrame(
  context: ActingContext,
  options: { readonly lock?: boolean } = {},
): Promise<OpenedFrame | null> {
  const opened = await openCases(context);
  if (opened === null) return null;
  const { tx, keys, params } = context;
  const frame = await findFrame(tx, opened.key, params['frame'] ?? '', options);
  if (frame === null) return null;
  const frameKey = await tryFrameKey(keys, opened.key);
  const layout =
    frameKey === null ? null : await unlessBroken(async () => getLayout(tx, frameKey, opened.key, frame.id));
  return { ...opened, frame, frameKey, layout };
}

/** The key for an audit's lists; null once it was destroyed. */
export async function tryFrameKey(keys: KeyStore, key: AuditKey): Promise<Key | null> {
  try {
    return await keepFrameKey(keys, key);
  } catch (problem) {
    if (problem instanceof KeyUnavailable) return null;
    throw problem;
  }
}

/** What was sealed; null where it does not open, so that a page can say so. */
export async function unlessBroken<T>(opening: () => Promise<T>): Promise<T | null> {
  try {
    return await opening();
  } catch (problem) {
    if (problem instanceof SealBroken) return null;
    throw problem;
  }
}

/** Said in place of what does not open. */
export function doesNotOpen(what: string): SafeHtml {
  return insetText({
    text: `${what} cannot be opened: its key was destroyed, or what is stored was changed. Ask whoever runs Throughline to look at the log.`,
  });
}

/** Against what lists of an audit are read, from its terms in force, and the sample that these want. */
export async function gatherAround(
  tx: Tx,
  key: AuditKey,
  today: string,
): Promise<{ readonly around: FrameAround; readonly sample: TermsSample | null }> {
  const [terms, areas] = [await findTermsInForce(tx, key), await listAreas(tx, key.partnership)];
  const sample = terms?.terms.sample ?? null;
  const period = terms?.terms.scope?.period ?? null;
  const names = [...areas.map((area) => area.name), ...(sample?.byArea ?? []).map((area) => area.name)];
  return {
    around: {
      today,
      from: period?.from ?? null,
      until: period?.until ?? null,
      areas: [...new Set(names)],
      isAreaNeeded: (sample?.byArea ?? []).some((area) => area.cases !== null),
      isStatusNeeded: (sample?.byStatus ?? []).length > 0,
    },
    sample,
  };
}
