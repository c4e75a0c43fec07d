import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a POST comes from this site's own pages. Browsers that send Sec-Fetch-Site are believed; others must send an
 * Origin of ours. A request without either is refused: no browser of the last years sends none on a POST.
 */
export function isOwnSite(
  headers: { site: string | undefined; origin: string | undefined },
  ownOrigin: string,
): boolean {
  if (headers.origin !== undefined && headers.origin !== ownOrigin) return false;
  if (headers.site !== undefined) return headers.site === 'same-origin';
  return headers.origin === ownOrigin;
}

/** The token that forms carry: bound to the cookie (session key or visitor mark) of the browser it was given to. */
export function formToken(secret: Uint8Array, cookie: string): string {
  return createHmac('sha256', secret).update(`form\0${cookie}`).digest('base64url');
}

/** True when `given` is the token of that cookie; takes the same time for every wrong one. */
export function isFormToken(secret: Uint8Array, cookie: string, given: string): boolean {
  const right = Buffer.from(formToken(secret, cookie));
  const sent = Buffer.from(given);
  return right.length === sent.length && timingSafeEqual(right, sent);
}
