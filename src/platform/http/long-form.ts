import type { FastifyReply, FastifyRequest } from 'fastify';

/** What one form may hold at most, in bytes as it is sent. */
export const formBytes = {
  short: 2 * 1024 * 1024,
  /** A text of 5 MB, each byte of which may be sent as three. Taken only where long texts are written, see `admitLongForms`. */
  long: 16 * 1024 * 1024,
};

/** What the fields of one form may hold at most, in characters once they are read: they may all be shown again. */
export const formCharacters = 6_000_000;

/** Long forms that are read and answered at the same time. */
const atOnce = 3;

/** A form that is larger than its route takes, or than whoever sends it may send: its answer is 413. */
export class TooLarge extends Error {
  readonly statusCode = 413;
}

/** Too many long forms at the same time: to be sent again in a moment. */
export class TooBusy extends Error {}

/**
 * Lets a long form in, before anything of it is read, for whoever may send it (`may`) and only a few at a time: a stranger
 * stays at what every form may hold. One takes up to MEASURE of memory until it is answered.
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
