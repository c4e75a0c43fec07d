import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutboxMail } from '#platform/mail';
import { sayMailAbout, sayMailStanding } from './say-mail.ts';

const now = Temporal.Instant.from('2026-06-01T09:00:00Z');
const later = now.add({ hours: 2 });
const waiting = { state: 'waiting', reason: null, tries: 0, dueAt: now, settledAt: null } as const;

function labelOf(unlike: Partial<OutboxMail>, canSend = true): readonly [string, string] {
  const { label, more } = sayMailStanding({ ...waiting, ...unlike }, now, canSend);
  return [label, more];
}

test('a mail waits, is tried again, or is to be passed on by hand where nothing can be sent', () => {
  assert.deepEqual(labelOf({}), ['Waiting', '']);
  assert.deepEqual(labelOf({}, false), ['To be passed on', '']);
  assert.deepEqual(labelOf({ tries: 2, dueAt: later }), ['Trying again', 'Next try: 1 June 2026, 12:00']);
  assert.deepEqual(labelOf({ tries: 2, dueAt: later }, false), ['To be passed on', '']);
  assert.deepEqual(labelOf({ dueAt: later }, false), ['Waiting', 'For 1 June 2026, 12:00']);
});

test('what is settled says when, and what was given up says why', () => {
  assert.deepEqual(labelOf({ state: 'sent', settledAt: now }), ['Sent', '1 June 2026, 10:00']);
  assert.deepEqual(labelOf({ state: 'passed_on', settledAt: now }), ['Passed on', '1 June 2026, 10:00']);
  assert.deepEqual(labelOf({ state: 'sending' }), ['Being sent', '']);
  for (const reason of ['refused', 'unreachable', 'unsure', 'unreadable', 'unfit', 'expired'] as const) {
    const [label, more] = labelOf({ state: 'failed', reason, settledAt: now });
    assert.equal(label, 'Not sent');
    assert.match(more, /\.$/, reason);
  }
});

test('what a mail is about is said in words, also when its code is new', () => {
  assert.equal(sayMailAbout('invitation'), 'Invitation to join');
  assert.equal(sayMailAbout('pack_sent'), 'Pack sent');
});
