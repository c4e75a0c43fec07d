import type { FastifyReply, FastifyRequest } from 'fastify';

/** What one form may hold at most, in bytes as it is sent. */
export const formBytes = {
  short: 2 * 1024 * 1024,
  /** A text of 5 MB, each byte of which may be sent as three. Taken only where long texts are written, see `admitLongForms`. */
  long: 16 * 1024 * 1024,
};

/** Characters that the fields of one form may take at most where they are shown again. */
const mostShown = 7_000_000;

/** Long forms that are read and answered at the same time. */
const atOnce = 2;

/** A form that is larger than its route takes, or than whoever sends it may send: its answer is 413. */
export class TooLarge extends Error {
  readonly statusCode = 413;
}

/** Fields that one form may have at most. A grid of 25 cases and 40 questions has three thousand. */
export const mostFields = 4_000;

/** Whether a form, as it is sent, has more fields than one may have. */
export function hasTooManyFields(text: string): boolean {
  let fields = 1;
  for (let at = text.indexOf('&'); at !== -1 && fields <= mostFields; at = text.indexOf('&', at + 1))
    fields += 1;
  return fields > mostFields;
}

/** Whether texts take more than may be shown again. Quotation marks and the like take six characters there. */
export function isTooLargeToShow(texts: readonly string[]): boolean {
  let length = 0;
  for (const text of texts) {
    length += text.length;
    for (let at = 0; at < text.length; at += 1) if (isEscaped(text.charCodeAt(at))) length += 5;
    if (length > mostShown) return true;
  }
  return false;
}

/** Quotation mark, ampersand, apostrophe, less than, greater than. */
function isEscaped(code: number): boolean {
  return code === 34 || code === 38 || code === 39 || code === 60 || code === 62;
}

/** Too many long forms at the same time: to be sent again in a moment. */
export class TooBusy extends Error {}

/**
 * Lets a long form in, before anything of it is read, for whoever may send it (`may`) and only a few at a time: a stranger
 * stays at what every form may hold. One takes 16 MB while it arrives, and for the third of a second in which its page is
 * drawn 150 MB where it is English, 350 MB at worst (measured); pages are drawn one after another.
 */
export function admitLongForms(): (
  may: (request: FastifyRequest) => Promise<boolean>,
) => (request: FastifyRequest, reply: FastifyReply) => Promise<undefined> {
  let taken = 0;
  return (may) => async (request, reply) => {
    // A form without a length may be long: it is asked about like one.
    if (Number(request.headers['content-length']) <= formBytes.short) return undefined;
    if (!(await may(request))) throw new TooLarge();
    if (taken >= atOnce) throw new TooBusy();
    // Gone while it was asked about: nothing would tell that its place is free again.
    if (reply.raw.closed) throw new TooBusy();
    taken += 1;
    reply.raw.once('close', () => {
      taken -= 1;
    });
    return undefined;
  };
}
