import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const rules = new StaticConfigLoader({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-inline-style': 'error',
    'long-title': 'off',
    'no-raw-characters': 'off',
    'doctype-style': 'off',
    // The GOV.UK components use these on purpose; their own tests answer for it.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'require-sri': 'off',
    'wcag/h63': 'error',
    // Several boxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
  },
});
// Worked out once: html-validate would do that anew for every page, and it takes as long as the page.
const workedOut = rules.getConfigFor('page');
rules.getConfigFor = () => workedOut;
const validator = new HtmlValidate(rules);

/** Pages that were found valid, without what is new in every answer. */
const valid = new Set<string>();

/** What tells one page from another for a validator: an id is put by when it came, so that two alike stay alike. */
function markOf(body: string): string {
  const ids = new Map<string, number>();
  const numbered = body
    .replaceAll(/ nonce="[^"]*"/g, '')
    .replaceAll(/name="_csrf" value="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      const number = ids.get(id) ?? ids.size;
      ids.set(id, number);
      return `id ${number}`;
    });
  return createHash('sha256').update(numbered).digest('base64');
}

/** Fails when a page is not valid HTML, naming the place. */
export async function assertValidHtml(body: string, where: string): Promise<void> {
  const mark = markOf(body);
  if (valid.has(mark)) return;
  const report = await validator.validateString(body);
  const faults = report.results.flatMap((result) =>
    result.messages.map((fault) => `${fault.line}: ${fault.ruleId}: ${fault.message}`),
  );
  assert.deepEqual(faults, [], `${where} is not valid HTML`);
  valid.add(mark);
}
