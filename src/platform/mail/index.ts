export { isMailAddress, readSender } from './mail-address.ts';
export { MailFailed, openMail } from './mail.ts';
export type { Mail, MailHindrance, MailMessage, MailSettings } from './mail.ts';
export {
  clearOutbox,
  countMails,
  findMail,
  listMails,
  markPassedOn,
  readMailText,
  sendAgain,
} from './outbox.ts';
export type { MailState, OutboxMail } from './outbox.ts';
export { queueMail, sendingTask } from './queue-mail.ts';
export type { NewMail } from './queue-mail.ts';
export type { MailText } from './sealed-text.ts';
export { sendDueMails } from './send-due-mails.ts';
export type { MailReason } from './send-due-mails.ts';
