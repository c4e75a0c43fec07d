import { page, type OpenContext, type OpenReply, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { accessibilityText, helpText } from '../parts/help-text.ts';
import { actingPage, openPage } from '../parts/layout.ts';

export function getActing(context: ActingContext): Reply {
  return page(actingPage(context, { title: 'Help', section: 'help' }, helpText()));
}

export function getOpen(_context: OpenContext): OpenReply {
  return { kind: 'page', html: openPage({ title: 'Help' }, helpText()) };
}

export function getAccessibility(_context: OpenContext): OpenReply {
  return { kind: 'page', html: openPage({ title: 'Accessibility statement' }, accessibilityText()) };
}
