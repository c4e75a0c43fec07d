import type { MailReason, OutboxMail } from '#platform/mail';
import { displayInstant } from '#platform/time';

const abouts: Readonly<Record<string, string>> = {
  invitation: 'Invitation to join',
  password: 'New password',
  sign_in: 'Signing in',
  request: 'Request to take part in an audit',
  agreement: 'Terms of reference to agree',
  reminder: 'A date coming up',
  overdue: 'A date that has passed',
  acknowledgement: 'Something to acknowledge',
};

/** What a mail is about, in words; a code that is not listed is said with spaces. */
export function sayMailAbout(code: string): string {
  const words = abouts[code] ?? code.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const reasons: Record<MailReason, string> = {
  refused: 'The mail server did not accept it. Check the address.',
  unreachable: 'The mail server could not be reached for more than a day.',
  unsure: 'It was handed over twice without an answer. It may have arrived: ask before you send it again.',
  unreadable: 'Its text can no longer be read.',
  unfit: 'It could not be sent as it was written.',
  expired: 'It waited for 14 days and was not sent. Its text was cleared.',
};

/** How a mail stands: a word or two, the colour of their tag, and what else there is to know. */
export type MailStanding = {
  readonly label: string;
  readonly colour: 'blue' | 'green' | 'grey' | 'red' | 'yellow';
  readonly more: string;
};

/** @param canSend whether a mail server is named; without one, what waits is to be passed on by hand. */
export function sayMailStanding(
  mail: Pick<OutboxMail, 'state' | 'reason' | 'tries' | 'dueAt' | 'settledAt'>,
  now: Temporal.Instant,
  canSend: boolean,
): MailStanding {
  const settled = mail.settledAt === null ? '' : displayInstant(mail.settledAt);
  switch (mail.state) {
    case 'sent':
      return { label: 'Sent', colour: 'green', more: settled };
    case 'passed_on':
      return { label: 'Passed on', colour: 'green', more: settled };
    case 'sending':
      return { label: 'Being sent', colour: 'blue', more: '' };
    case 'failed':
      return { label: 'Not sent', colour: 'red', more: mail.reason === null ? '' : reasons[mail.reason] };
    case 'waiting':
      return sayWaiting(mail, now, canSend);
  }
}

function sayWaiting(
  { tries, dueAt }: Pick<OutboxMail, 'tries' | 'dueAt'>,
  now: Temporal.Instant,
  canSend: boolean,
): MailStanding {
  const isLater = Temporal.Instant.compare(dueAt, now) > 0;
  if (tries > 0 && canSend)
    return {
      label: 'Trying again',
      colour: 'yellow',
      more: isLater ? `Next try: ${displayInstant(dueAt)}` : '',
    };
  if (isLater && tries === 0)
    return { label: 'Waiting', colour: 'grey', more: `For ${displayInstant(dueAt)}` };
  return canSend
    ? { label: 'Waiting', colour: 'grey', more: '' }
    : { label: 'To be passed on', colour: 'yellow', more: '' };
}
