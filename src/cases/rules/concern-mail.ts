// What a mail about a concern says: that something waits, and until when. Never about whom, which case or which audit.
import { sayMoment } from './concern-clock.ts';

/** `kind`: told at once, or chased because nobody has acknowledged it. `link` is where people sign in. */
export function concernMail(mail: {
  readonly kind: 'told' | 'chased';
  readonly acknowledgeBy: Temporal.Instant;
  readonly link: string;
}): { readonly subject: string; readonly text: string } {
  const by = sayMoment(mail.acknowledgeBy);
  const isTold = mail.kind === 'told';
  return {
    subject: isTold ? `Please acknowledge by ${by}` : 'Not acknowledged in time: please sign in now',
    text: [
      isTold
        ? `Something waits for you that must be acknowledged by ${by}.`
        : `Something was to be acknowledged by ${by}, and nobody has.`,
      `Please sign in now. It stands at the top of your home page:\n${mail.link}`,
      'If you cannot, ask whoever stands in for you, or a coordinator of your partnership, to do so.',
      'This mail says no more on purpose.',
    ].join('\n\n'),
  };
}
