import type { NewMail } from '#platform/mail';
import { paths } from './paths.ts';

/** The mails of signing in. None says more than its receiver knows: no role, no audit. */
type Receiver = { readonly to: string; readonly site: string };

const farewell = 'Throughline';

/** The link of an invitation, to the address it is bound to and to nobody else. */
export function invitationMail(
  mail: Receiver & {
    readonly partnership: { readonly id: string; readonly name: string };
    readonly secret: string;
  },
): NewMail {
  return {
    partnership: mail.partnership.id,
    to: mail.to,
    about: 'invitation',
    secret: true,
    subject: 'Your invitation to Throughline',
    text: `${mail.partnership.name} invites you to Throughline, where it keeps its multi-agency audits.

Open this link to accept. It works once, for seven days, and only for you:
${mail.site}${paths.invitation(mail.secret)}

If you did not expect this, ignore it: without you nothing happens.

${farewell}
`,
  };
}

/** A link to choose a password with. */
export function passwordMail(mail: Receiver & { readonly secret: string }): NewMail {
  return {
    partnership: null,
    to: mail.to,
    about: 'password_link',
    secret: true,
    subject: 'Choose a new password for Throughline',
    text: `With this link you choose a new password for Throughline. It works once, for three days:
${mail.site}${paths.oneTimeLink(mail.secret)}

If you did not ask for it, ignore it: your password stays as it is.

${farewell}
`,
  };
}

const notices = {
  set_up: 'Security codes were set up for your account.',
  reset: 'The security codes of your account were reset, and you were signed out everywhere.',
  recovery_code: 'A recovery code was used to sign in to your account.',
  password: 'The password of your account was changed.',
} as const;

/** Tells the owner of an account what happened to it, so that somebody else's doing does not go unseen. */
export function noticeMail(mail: Receiver & { readonly what: keyof typeof notices }): NewMail {
  return {
    partnership: null,
    to: mail.to,
    about: 'account_notice',
    subject: 'A change to how you sign in to Throughline',
    text: `${notices[mail.what]}

If that was you, there is nothing to do. If not, tell your partnership's administrator at once:
${mail.site}

${farewell}
`,
  };
}
