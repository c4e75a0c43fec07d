import { isSessionKey } from '#platform/db';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext } from '#platform/http';
import { paths } from '../paths.ts';

/** The secret of an invitation that somebody was answering when they had to sign in first; '' when there is none. */
export function carriedInvitation(context: OpenContext): string {
  const carried = context.query['invitation'] ?? context.form.text('invitation');
  return isSessionKey(carried) ? carried : '';
}

/** Carries it through a form of signing in. */
export function carriedField(carried: string): SafeHtml | null {
  return carried === '' ? null : html`<input type="hidden" name="invitation" value="${carried}" />`;
}

/** A path of signing in that carries it on. */
export function carriedTo(path: string, carried: string): string {
  return carried === '' ? path : `${path}?invitation=${carried}`;
}

/** Where to go when the sign-in is complete: back to the invitation, else to where one was. */
export function afterSigningIn(carried: string): string {
  return carried === '' ? paths.start() : paths.invitation(carried);
}
