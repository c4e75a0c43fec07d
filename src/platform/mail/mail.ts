import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { isMailAddress, readSender } from './mail-address.ts';

export type MailMessage = { readonly to: string; readonly subject: string; readonly text: string };

export type Mail = {
  /** False when no mail server is named: whoever offers to send something says so instead. */
  readonly canSend: boolean;
  /**
   * Hands one mail to the mail server. Throws a RangeError for a message that is not fit to send (before anything is
   * sent), MailFailed when it could not be handed over.
   */
  readonly sendMail: (message: MailMessage) => Promise<void>;
};

/** The mail did not go. `permanent`: the server will not have it, trying again is no use. Never holds address or text. */
export class MailFailed extends Error {
  override name = 'MailFailed';
  readonly permanent: boolean;
  constructor(reason: string, permanent: boolean) {
    super(`The mail could not be handed over: ${reason}`);
    this.permanent = permanent;
  }
}

export type MailSettings = {
  /** smtp://[user:password@]host[:port] or smtps://…; null when there is no mail. */
  readonly smtpUrl: string | null;
  /** The sender of every mail: an address, or "Name <address>". */
  readonly from: string;
  /** The longest time for one mail, in milliseconds. */
  readonly timeout?: number;
};

const longestSubject = 200;
const longestText = 20_000;

function hasOddCharacters(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(text) || !text.isWellFormed();
}

function refuseUnfit({ to, subject, text }: MailMessage): void {
  if (!isMailAddress(to)) throw new RangeError('A mail goes to exactly one plain address');
  if (subject.trim() === '' || subject.length > longestSubject || hasOddCharacters(subject))
    throw new RangeError('A subject is one line of at most 200 characters');
  if (text.trim() === '' || text.length > longestText || hasOddCharacters(text.replace(/[\r\n\t]/g, '')))
    throw new RangeError('The text of a mail is plain and has at most 20,000 characters');
}

function connect(smtpUrl: string, timeout: number): Transporter {
  const url = URL.parse(smtpUrl);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new RangeError('The address of the mail server must be smtp://host or smtps://host');
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // Mails carry links that let people in: in clear only on this computer, or where the operator says so (?tls=off).
    requireTLS: !secure && !here && url.searchParams.get('tls') !== 'off',
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Only what says nothing of the receiver: a code of the library, the number of the server's answer. */
function asMailFailed(problem: unknown): MailFailed {
  const code =
    problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
  const answer = problem instanceof Error && 'responseCode' in problem ? Number(problem.responseCode) : 0;
  const reason = [code, answer > 0 ? String(answer) : ''].filter(Boolean).join(' ') || 'unknown';
  return new MailFailed(reason, answer >= 500 && answer < 600);
}

/**
 * Mail by one SMTP server, plain text only, to one person at a time. Throws a RangeError when the settings are not sound.
 * Never put personal data into a mail: it leaves our hands unsealed.
 */
export function openMail({ smtpUrl, from, timeout = 20_000 }: MailSettings): Mail {
  const sender = readSender(from);
  if (smtpUrl === null) {
    const refuse = async () => Promise.reject(new MailFailed('no mail server is named', true));
    return { canSend: false, sendMail: refuse };
  }
  if (sender === null) throw new RangeError('The sender of mails must be an address or "Name <address>"');
  const transport = connect(smtpUrl, timeout);
  return {
    canSend: true,
    sendMail: async (message) => {
      refuseUnfit(message);
      const { to, subject, text } = message;
      // RFC 3834: keeps "I am on holiday" answers away.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const sending = transport.sendMail({ from: sender, to, subject, text, headers, xMailer: false });
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(new MailFailed('it took too long', false)), timeout);
      try {
        await Promise.race([sending, late]);
      } catch (problem) {
        throw problem instanceof MailFailed ? problem : asMailFailed(problem);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
