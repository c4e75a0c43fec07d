import { getPublishedAudit, writePublishedAudit } from '#archive';
import { recordEvent } from '#platform/audit-log';
import { findAuditNamed } from './find-partnership.ts';
import type { Command } from './words.ts';

/** `export-audit AUDIT`: the file on standard output. */
export const exportAudit: Command = {
  options: { partnership: true },
  words: 1,
  run: async ({ words, options, transact, print }) => {
    const key = await findAuditNamed(transact, words[0] ?? '', options['partnership']);
    const session = { kind: 'system', name: 'command line', partnership: key.partnership } as const;
    const text = await transact(session, 'write', async (tx) => {
      const audit = await getPublishedAudit(tx, key);
      if (audit === null) throw new Error(`There is no audit ${words[0]}.`);
      await recordEvent(tx, {
        partnership: key.partnership,
        system: 'command line',
        event: 'audit.exported',
        outcome: 'done',
        subjects: [key.audit],
        detail: {},
      });
      return writePublishedAudit(audit);
    });
    print(text);
  },
};
