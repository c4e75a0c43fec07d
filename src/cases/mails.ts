import type { NewMail } from '#platform/mail';
import { paths } from './paths.ts';

/** The mails of asking. None names an audit, a case or how many there are: each only says that something waits. */
type Receiver = {
  readonly partnership: { readonly id: string; readonly name: string };
  readonly to: string;
  readonly site: string;
  /** The membership that answers, where whoever answers has an account; null otherwise. */
  readonly member: string | null;
};

function wayIn({ site, member }: Receiver): string {
  return member === null
    ? 'You have no account there yet. Please get in touch with the partnership.'
    : `Sign in and look under “What is asked of us”:\n${site}${paths.requests(member)}`;
}

/** Tells whoever answers for an agency that it was asked something. */
export function askMail(receiver: Receiver): NewMail {
  return {
    partnership: receiver.partnership.id,
    to: receiver.to,
    about: 'asked',
    subject: 'Something waits for your answer in Throughline',
    text: `${receiver.partnership.name} asks your agency something in Throughline.

${wayIn(receiver)}

Please do not answer by e-mail.

Throughline
`,
  };
}

/** Reminds whoever answers for an agency, once a day for one audit. `occasion` names it, in ids and a day. */
export function chaseMail(receiver: Receiver & { readonly occasion: string }): NewMail {
  return {
    partnership: receiver.partnership.id,
    to: receiver.to,
    about: 'chased',
    key: receiver.occasion,
    subject: 'A reminder: something still waits for your answer in Throughline',
    text: `${receiver.partnership.name} still waits for an answer of your agency in Throughline.

${wayIn(receiver)}

Please do not answer by e-mail.

Throughline
`,
  };
}

/** Tells somebody that they were given something to audit. */
export function givenMail(receiver: {
  readonly partnership: { readonly id: string; readonly name: string };
  readonly to: string;
  readonly site: string;
  readonly member: string;
}): NewMail {
  return {
    partnership: receiver.partnership.id,
    to: receiver.to,
    about: 'given_to_audit',
    subject: 'Something was given to you in Throughline',
    text: `Your agency gave you something to audit for ${receiver.partnership.name} in Throughline.

Sign in and look under “My cases”:
${receiver.site}${paths.mine(receiver.member)}

Please do not answer by e-mail.

Throughline
`,
  };
}
