export { isMailAddress } from './mail-address.ts';
export { MailFailed, openMail } from './mail.ts';
export type { Mail, MailMessage, MailSettings } from './mail.ts';
