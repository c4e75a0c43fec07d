import type { OpenContext, OpenReply } from '#platform/http';
import { carriedInvitation, carriedTo } from '../parts/carried-invitation.ts';
import { paths } from '../paths.ts';
import { findInstallationKind, listMyHats } from '../store/people.ts';
import { findStanding } from '../store/sign-in.ts';

/** The bare address: where one was, else where one can sign in. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const { sessionKey } = context;
  const carried = carriedInvitation(context);
  const [standing, hats] =
    sessionKey === null
      ? ([null, []] as const)
      : await context.transact(
          { kind: 'person', key: sessionKey, membership: null },
          'read',
          async (tx) => [await findStanding(tx), await listMyHats(tx)] as const,
        );
  if (standing?.stage === 'code') return to(carriedTo(paths.secondFactor(), carried));
  if (standing?.stage === 'set up') return to(carriedTo(paths.secondFactorSetUp(), carried));
  if (standing?.stage === 'open' && carried !== '') return to(paths.invitation(carried));
  const only = hats[0];
  if (hats.length === 1 && only !== undefined) return to(paths.home(only.membership));
  if (hats.length > 1) return to(paths.chooseHat());
  const kind = await context.transact({ kind: 'nobody' }, 'read', findInstallationKind);
  return to(kind === 'demonstration' ? paths.demonstration() : paths.signIn());
}

function to(path: string): OpenReply {
  return { kind: 'redirect', to: path };
}
