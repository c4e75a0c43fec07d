import type { KeyStore } from '#platform/crypto';
import { openMail, sendDueMails } from '#platform/mail';
import type { TestDatabase } from './database.ts';
import { startMailServer } from './mail-server.ts';

/** Delivers what stands in a database's outbox, as the job does, and shows what arrived. */
export async function openPostOffice(
  db: TestDatabase,
  keys: KeyStore,
): Promise<{ readonly collect: () => Promise<readonly { to: string; text: string }[]> }> {
  const server = await startMailServer();
  const mail = openMail({ smtpUrl: server.url, from: 'office@example.org' });
  let seen = 0;
  return {
    collect: async () => {
      await sendDueMails(db.database.transact, keys, mail, new AbortController().signal);
      const fresh = server.received.slice(seen);
      seen = server.received.length;
      // Lines that were folded for the way are whole again.
      return fresh.map(({ to, raw }) => ({ to: to.join(), text: raw.replaceAll('=\r\n', '') }));
    },
  };
}
