import type { NewMail } from '#platform/mail';
import { paths } from './paths.ts';

/** The mails of returns. None names an audit, a case or how many there are: each only says that something waits. */
type Receiver = {
  readonly partnership: { readonly id: string; readonly name: string };
  readonly to: string;
  readonly site: string;
  readonly member: string | null;
};

function wayIn({ site, member }: Receiver): string {
  return member === null
    ? 'You have no account there yet. Please get in touch with the partnership.'
    : `Sign in and look under “Returns”:\n${site}${paths.mine(member)}`;
}

function waiting(receiver: Receiver, about: string, subject: string, sentence: string): NewMail {
  return {
    partnership: receiver.partnership.id,
    to: receiver.to,
    about,
    subject,
    text: `${sentence}

${wayIn(receiver)}

Please do not answer by e-mail.

Throughline
`,
  };
}

/** Tells whoever leads for an agency that a return was handed in and waits for a signature. */
export function handedInMail(receiver: Receiver): NewMail {
  return waiting(
    receiver,
    'return_handed_in',
    'Something waits for your signature in Throughline',
    `A colleague handed something in that waits for your signature, for ${receiver.partnership.name}.`,
  );
}

/** Tells whoever wrote a return, or leads for the agency, that it was sent back. */
export function sentBackMail(receiver: Receiver): NewMail {
  return waiting(
    receiver,
    'return_sent_back',
    'Something was sent back to you in Throughline',
    `Something that was written for ${receiver.partnership.name} was sent back, with reasons.`,
  );
}

/** Reminds whoever answers for an agency that returns wait. */
export function returnWaitsMail(receiver: Receiver): NewMail {
  return waiting(
    receiver,
    'return_waits',
    'A reminder: something still waits for you in Throughline',
    `${receiver.partnership.name} still waits for something that your agency was to write.`,
  );
}
