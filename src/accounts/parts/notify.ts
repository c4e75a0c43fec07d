import type { KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { noticeMail } from '../mails.ts';

/** Tells the owner of an account by mail what was done with it, where mails are sent; in the same transaction. */
export async function notify(
  tx: Tx,
  context: { readonly keys: KeyStore; readonly canSendMail: boolean; readonly site: string },
  to: string,
  what: Parameters<typeof noticeMail>[0]['what'],
): Promise<void> {
  if (context.canSendMail) await queueMail(tx, context.keys, noticeMail({ to, site: context.site, what }));
}
