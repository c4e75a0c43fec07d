import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { isMailAddress, readSender } from './mail-address.ts';

export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Names this mail for ever: sent twice, it carries the same Message-ID, by which servers know the second one. */
  readonly id?: string;
};

/**
 * How a mail did not go. "refused": the server will not have it. "later": the server put it off. "away": it never got
 * as far as the text. "unsure": the whole text was handed over and no answer came, so that it may have arrived.
 */
export type MailHindrance = 'refused' | 'later' | 'away' | 'unsure';

export type Mail = {
  /** False when no mail server is named: whoever offers to send something says so instead. */
  readonly canSend: boolean;
  /**
   * Hands one mail to the mail server. Throws a RangeError for a message that is not fit to send (before anything is
   * sent), MailFailed when it could not be handed over.
   */
  readonly sendMail: (message: MailMessage) => Promise<void>;
};

/** The mail did not go, or nobody knows. `permanent`: trying again is no use. Never holds address or text. */
export class MailFailed extends Error {
  override name = 'MailFailed';
  readonly hindrance: MailHindrance;
  readonly permanent: boolean;
  constructor(reason: string, hindrance: MailHindrance) {
    super(`The mail could not be handed over: ${reason}`);
    this.hindrance = hindrance;
    this.permanent = hindrance === 'refused';
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

/** Throws a RangeError for a message that is not fit to send. */
export function refuseUnfit({ to, subject, text }: MailMessage): void {
  if (!isMailAddress(to)) throw new RangeError('A mail goes to exactly one plain address');
  if (subject.trim() === '' || subject.length > longestSubject || hasOddCharacters(subject))
    throw new RangeError('A subject is one line of at most 200 characters');
  if (text.trim() === '' || text.length > longestText || hasOddCharacters(text.replace(/[\r\n\t]/g, '')))
    throw new RangeError('The text of a mail is plain and has at most 20,000 characters');
}

/** What the sending of one mail has come to, as told by the library's log. */
type Progress = { isHandedOver: boolean };

/** Hears of the library's log one thing: that the whole text has gone to the server. Nothing of it is kept. */
function follow(progress: Progress) {
  const ignore = (): void => undefined;
  const info = (entry: unknown): void => {
    if (typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message')
      progress.isHandedOver = true;
  };
  return { level: ignore, trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore };
}

function connect(smtpUrl: string, timeout: number, progress: Progress): Transporter {
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
    logger: follow(progress),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Only what says nothing of the receiver: a code of the library, the number of the server's answer. */
function asMailFailed(problem: unknown, progress: Progress): MailFailed {
  const code =
    problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
  const answer = problem instanceof Error && 'responseCode' in problem ? Number(problem.responseCode) : 0;
  const reason = [code, answer > 0 ? String(answer) : ''].filter(Boolean).join(' ') || 'unknown';
  return new MailFailed(reason, hindranceOf(code, answer, progress));
}

function hindranceOf(code: string, answer: number, progress: Progress): MailHindrance {
  // A server that turns us away before it heard of this mail (a wrong password, a full house) may think better of it.
  const isAboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (answer > 0) {
    if (!isAboutThisMail) return 'away';
    return answer >= 500 && answer < 600 ? 'refused' : 'later';
  }
  return progress.isHandedOver ? 'unsure' : 'away';
}

function tooLate(progress: Progress): MailFailed {
  return new MailFailed('it took too long', progress.isHandedOver ? 'unsure' : 'away');
}

/**
 * Mail by one SMTP server, plain text only, to one person at a time. Throws a RangeError when the settings are not sound.
 * Never put personal data into a mail: it leaves our hands unsealed.
 */
export function openMail({ smtpUrl, from, timeout = 20_000 }: MailSettings): Mail {
  const sender = readSender(from);
  if (smtpUrl === null) {
    const refuse = async () => Promise.reject(new MailFailed('no mail server is named', 'refused'));
    return { canSend: false, sendMail: refuse };
  }
  if (sender === null) throw new RangeError('The sender of mails must be an address or "Name <address>"');
  connect(smtpUrl, timeout, { isHandedOver: false });
  return {
    canSend: true,
    sendMail: async (message) => {
      refuseUnfit(message);
      const { to, subject, text, id } = message;
      const progress: Progress = { isHandedOver: false };
      const transport = connect(smtpUrl, timeout, progress);
      const messageId = id === undefined ? undefined : `<${id}@${sender.address.split('@')[1]}>`;
      // RFC 3834: keeps "I am on holiday" answers away.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const sending = transport.sendMail({
        from: sender,
        to,
        subject,
        text,
        headers,
        xMailer: false,
        ...(messageId === undefined ? {} : { messageId }),
      });
      // When the wait below is over first, nobody is left to hear how it ends.
      sending.catch(() => undefined);
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(tooLate(progress)), timeout);
      try {
        await Promise.race([sending, late]);
      } catch (problem) {
        throw problem instanceof MailFailed ? problem : asMailFailed(problem, progress);
      } finally {
        clearTimeout(timer);
        transport.close();
      }
    },
  };
}
