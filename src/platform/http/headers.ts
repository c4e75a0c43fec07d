import type { FastifyReply } from 'fastify';

/**
 * Headers of every page. Script only with this reply's nonce or from our own assets, no inline style, no frame, no
 * foreign origin at all. Nothing is kept by browsers or proxies but assets.
 */
export function setPageHeaders(reply: FastifyReply, nonce: string, secure: boolean): void {
  reply.headers({
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cache-control': 'no-store',
  });
  setCommonHeaders(reply, secure);
}

/** Headers of every answer, files and assets too. */
export function setCommonHeaders(reply: FastifyReply, secure: boolean): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-robots-tag': 'noindex, nofollow',
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  });
}
