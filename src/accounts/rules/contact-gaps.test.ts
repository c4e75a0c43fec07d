import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactGaps, isLead } from './contact-gaps.ts';
import type { Answering } from './who-answers.ts';

const day = '2026-11-25';

function contact(name: string, unlike: Partial<Answering> = {}): Answering {
  return {
    name,
    part: 'lead',
    position: 1,
    from: null,
    until: null,
    memberSince: null,
    memberUntil: null,
    service: null,
    setting: null,
    ...unlike,
  };
}
const deputy = contact('Deputy', { part: 'deputy' });

test('a lead and a deputy leave no gap', () => {
  assert.deepEqual(contactGaps([contact('Lead'), deputy], day), []);
});

test('nobody at all is one gap; so is somebody for a service only, and somebody whose days are over', () => {
  const gone = contact('Lead', { until: '2026-11-24' });
  for (const contacts of [[], [contact('Part', { service: { id: 's' } })], [gone]])
    assert.deepEqual(contactGaps(contacts, day), [{ kind: 'nobody' }]);
});

test('a missing lead and a missing deputy are told apart', () => {
  assert.deepEqual(contactGaps([deputy], day), [{ kind: 'no lead' }]);
  assert.deepEqual(contactGaps([contact('Lead')], day), [{ kind: 'no deputy' }]);
  const cover = contact('Cover', { part: 'cover', until: day });
  assert.deepEqual(contactGaps([cover], day), [{ kind: 'no lead' }, { kind: 'no deputy' }]);
});

test('a lead whose membership ended is named, and no longer leads', () => {
  const lead = contact('Lead', { memberUntil: '2026-11-24' });
  assert.deepEqual(contactGaps([lead, deputy], day), [{ kind: 'lead has left', names: ['Lead'] }]);
  assert.deepEqual([isLead(lead, day), isLead(lead, '2026-11-24')], [false, true]);
});

test('two who lead at once are named', () => {
  const contacts = [contact('One'), contact('Other', { from: day }), deputy];
  assert.deepEqual(contactGaps(contacts, day), [{ kind: 'two leads', names: ['One', 'Other'] }]);
});
