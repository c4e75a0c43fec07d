import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concernMail } from './concern-mail.ts';

const acknowledgeBy = Temporal.Instant.from('2026-11-26T14:32:00Z');
const link = 'https://audits.example.org/sign-in';

test('a mail says by when, and where to sign in', () => {
  const { subject, text } = concernMail({ kind: 'told', acknowledgeBy, link });
  assert.equal(subject, 'Please acknowledge by 14:32, 26 November 2026');
  assert.match(text, /must be acknowledged by 14:32, 26 November 2026/);
  assert.ok(text.includes(link));
});

test('it says nothing of a child, a case or an audit, when it is sent and when it is chased', () => {
  for (const kind of ['told', 'chased'] as const) {
    const { subject, text } = concernMail({ kind, acknowledgeBy, link: '' });
    assert.doesNotMatch(`${subject} ${text}`, /child|case|audit|concern|unsafe|safeguard|neglect|abuse/i);
  }
});
