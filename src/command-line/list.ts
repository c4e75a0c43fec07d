import { listAudits } from '#audits';
import { readPartnerships } from './find-partnership.ts';
import type { Command } from './words.ts';

/** `list`: partnerships, and under each its audits by short name. */
export const listEverything: Command = {
  options: {},
  words: 0,
  run: async ({ transact, print, say }) => {
    const partnerships = await readPartnerships(transact);
    if (partnerships.length === 0) say('There is no partnership yet.');
    for (const place of partnerships) {
      print(`${place.name}\n`);
      const session = { kind: 'system', name: 'command line', partnership: place.id } as const;
      const audits = await transact(session, 'read', async (tx) => listAudits(tx, place.id));
      if (audits.length === 0) print('  no audit yet\n');
      for (const audit of audits) print(`  ${audit.shortName}  ${audit.title}\n`);
    }
  },
};
