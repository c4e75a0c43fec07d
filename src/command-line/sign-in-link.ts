import { offerLinkTo } from '#accounts';
import { recordEvent } from '#platform/audit-log';
import { hashSecret, newSecret } from '#platform/crypto';
import type { Command } from './words.ts';

/**
 * `sign-in-link ADDRESS`: a link to choose a password with, for somebody who forgot theirs. For a person who acts in
 * several partnerships this is the only way: no administrator of one may open the others.
 */
export const makeSignInLink: Command = {
  options: {},
  words: 1,
  run: async ({ words, transact, print, say, publicUrl }) => {
    const secret = newSecret();
    const everywhere = { kind: 'system', name: 'command line', partnership: null } as const;
    const memberships = await transact(everywhere, 'write', async (tx) =>
      offerLinkTo(tx, words[0] ?? '', hashSecret(secret)),
    );
    if (memberships.length === 0) throw new Error('Nobody with this e-mail address acts here now.');
    for (const { partnership, membership } of memberships) {
      const session = { kind: 'system', name: 'command line', partnership } as const;
      await transact(session, 'write', async (tx) =>
        recordEvent(tx, {
          partnership,
          system: 'command line',
          event: 'person.link_made',
          outcome: 'done',
          subjects: [membership],
          detail: {},
        }),
      );
    }
    say(
      'This link works once, for 72 hours. Whoever opens it can choose the password: pass it to nobody else.',
    );
    print(`${publicUrl}/link/${secret}\n`);
  },
};
