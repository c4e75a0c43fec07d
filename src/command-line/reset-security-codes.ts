import { resetFactorsOf } from '#accounts';
import { recordEvent } from '#platform/audit-log';
import type { Command } from './words.ts';

/**
 * `reset-security-codes ADDRESS`: takes the second factor of somebody away who lost phone and recovery codes. For a
 * person who acts in several partnerships, and when the key folder was lost, this is the only way.
 */
export const resetSecurityCodes: Command = {
  options: {},
  words: 1,
  run: async ({ words, transact, say }) => {
    const everywhere = { kind: 'system', name: 'command line', partnership: null } as const;
    const memberships = await transact(everywhere, 'write', async (tx) => resetFactorsOf(tx, words[0] ?? ''));
    if (memberships.length === 0)
      throw new Error('Nobody with this e-mail address acts here now and has security codes.');
    for (const { partnership, membership } of memberships) {
      const session = { kind: 'system', name: 'command line', partnership } as const;
      await transact(session, 'write', async (tx) =>
        recordEvent(tx, {
          partnership,
          system: 'command line',
          event: 'person.codes_reset',
          outcome: 'done',
          subjects: [membership],
          detail: {},
        }),
      );
    }
    say(
      'Their security codes are reset and they are signed out. They set up new ones when they next sign in.',
    );
  },
};
