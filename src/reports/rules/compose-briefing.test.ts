import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAudit, northshire } from '../builders.ts';
import { briefingKinds, briefingLabel } from '../briefing.ts';
import { composeBriefing } from './compose-briefing.ts';

test('each kind of briefing is composed under its own name', () => {
  for (const kind of briefingKinds) {
    const content = composeBriefing(kind, buildAudit(), northshire);
    assert.equal(content.subtitle, briefingLabel(kind));
    assert.equal(content.title, 'Multi-agency audit of neglect');
    assert.ok(content.blocks.length > 0);
  }
});
