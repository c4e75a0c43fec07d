import type { ActingContext } from '#accounts';
import type { Reveal } from '../../reveal.ts';
import { permitReveal } from '../../rules/permit-reveal.ts';
import { findOpenReveal } from '../../store/reveals.ts';
import { openIdentity, type OpenedIdentity } from '../../store/identity.ts';
import type { OpenedCase } from './open-case.ts';

/** What one's own open look shows; null while there is none. */
export type Looked = { readonly reveal: Reveal; readonly identity: OpenedIdentity };

/**
 * Opens who the people of a case are, where whoever asks has a look of their own open, and notes for the log which version
 * was seen under which look. A value that does not open as it was sealed is noted as an alarm.
 */
export async function lookAtIdentity(context: ActingContext, opened: OpenedCase): Promise<Looked | null> {
  const { tx, keys, actor, now } = context;
  const asked = { case: opened.one.id, membership: actor.membership, what: 'identity' } as const;
  const reveal = await findOpenReveal(tx, opened.key, asked);
  const leave = permitReveal(reveal, { ...asked, now });
  if (reveal === null || leave === null) return null;
  const identity = await openIdentity(tx, keys, opened.key, leave);
  context.note(
    identity.state === 'open'
      ? { revealed: true, version: identity.version }
      : { revealed: false, ...alarmOf(identity.state) },
    [reveal.id],
  );
  return { reveal, identity };
}

/** What the log is told of a value that does not open; that it was destroyed is no alarm. */
export function alarmOf(state: Exclude<OpenedIdentity['state'], 'open'>): Readonly<Record<string, string>> {
  return state === 'moved' || state === 'rolled back' ? { alarm: state } : { state };
}
