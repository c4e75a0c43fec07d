import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, emptyTerms, wholeTerms } from '../builders.ts';
import { findGaps } from './find-gaps.ts';

test('an empty draft lacks what must be there before anybody can agree', () => {
  const needed = [...findGaps(emptyTerms)].filter((gap) => gap.needed);
  assert.deepEqual(
    needed.map(({ section, entry }) => `${section} ${entry}`.trim()),
    [
      'subject title',
      'subject themes',
      'questions question',
      'methods',
      'period scope-phrase',
      'agencies',
      'agencies',
    ],
  );
});

test('what may follow later does not keep terms from being agreed', () => {
  const gaps = [...findGaps(wholeTerms)];
  assert.equal(gaps.filter((gap) => gap.needed).length, 0);
  assert.ok(gaps.some((gap) => gap.entry === 'impact-assessment'));
  assert.ok(gaps.some((gap) => gap.section === 'governance'));
});

test('words whose days cannot be told are a gap, at the words', () => {
  const terms = { ...wholeTerms, scope: { phrase: 'recently', period: null } };
  assert.deepEqual(
    [...findGaps(terms)].filter((gap) => gap.needed).map((gap) => gap.entry),
    ['scope-phrase'],
  );
});

test('each agency asked needs a basis, then a signature', () => {
  const [asked] = wholeTerms.agencies;
  assert.ok(asked);
  const of = (basis: string, signatory: string) =>
    [
      ...findGaps({
        ...wholeTerms,
        basis: {
          ...wholeTerms.basis,
          agencies: [
            { agency: asked.agency, shortName: 'Police', basis, condition: '', signatory, signed: '' },
          ],
        },
      }),
    ].filter((gap) => gap.entry === `basis-${asked.agency}`);
  assert.match(of('', '')[0]?.says ?? '', /basis on which Police shares/);
  assert.match(of('public_task', '')[0]?.says ?? '', /Nobody has signed/);
  assert.deepEqual(of('public_task', 'Superintendent'), []);
});

test('each agency asked needs somebody who answers and can be written to', () => {
  const of = (unlike: Partial<typeof answering>) =>
    [...findGaps({ ...wholeTerms, contacts: [{ ...answering, ...unlike }] })]
      .filter((gap) => gap.section === 'contacts')
      .map((gap) => [gap.entry, gap.says, gap.needed]);
  const entry = `contact-${answering.agency}`;
  assert.deepEqual(of({}), []);
  assert.deepEqual(of({ contact: null }), [[entry, 'Nobody answers for Police.', false]]);
  const [one] = [answering.contact];
  assert.ok(one);
  assert.deepEqual(of({ deputy: { ...one, name: 'Ada Field', isReachable: false } }), [
    [entry, 'No e-mail address of Ada Field, Police, is known.', false],
  ]);
  assert.deepEqual(of({ leftLead: 'Ben Field' }), [
    [entry, 'Ben Field, the lead on the page of Police, has left.', false],
  ]);
});
