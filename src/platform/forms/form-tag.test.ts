import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldError, problemSummary } from './form-problem.ts';
import { formButtons } from './form-buttons.ts';
import { formTag } from './form-tag.ts';

const keys = { csrf: 'guard', submission: 'once' };

test('a form carries its hidden keys and posts; a form with a file says so', () => {
  const plain = String(formTag({ action: '/here?a=1&b=2', keys }, 'text <b>'));
  assert.match(plain, /method="post"\s+action="\/here\?a=1&amp;b=2"/);
  assert.match(plain, /name="_csrf" value="guard"/);
  assert.match(plain, /name="_submission" value="once"/);
  assert.match(plain, /text &lt;b&gt;/);
  assert.doesNotMatch(plain, /multipart/);
  assert.match(String(formTag({ action: '/', keys, upload: true })), /enctype="multipart\/form-data"/);
  assert.doesNotMatch(plain, /data-/);
  assert.match(String(formTag({ action: '/', keys, keep: 'typed' })), /data-keep="typed"/);
});

test('each problem is a link to its field, and stands at the field', () => {
  const problems = [{ field: 'name', message: 'Enter the name' }];
  assert.match(String(problemSummary(problems)), /href="#name"[^>]*>Enter the name</);
  assert.equal(problemSummary([]), null);
  assert.deepEqual(fieldError(problems, 'name'), { errorMessage: { text: 'Enter the name' } });
  assert.deepEqual(fieldError(problems, 'email'), {});
});

test('what cannot be undone has a button that warns, and a way out', () => {
  const buttons = String(formButtons({ text: 'Remove', cancel: '/back', warning: true }));
  assert.match(buttons, /govuk-button--warning/);
  assert.match(buttons, /href="\/back">Cancel</);
});
