import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkingDays, isWorkingDay } from '#platform/time';
import { chooseReminders, nextReminder, reminderText, type RemindedMilestone } from './choose-reminders.ts';

/** A Wednesday without a bank holiday near it. */
const due = '2026-06-17';

function milestone(unlike: Partial<RemindedMilestone> = {}): RemindedMilestone {
  return { day: due, doneOn: null, receivers: ['jo'], nations: ['England'], ...unlike };
}

function onward(from: string, days: number): string[] {
  return Array.from({ length: days }, (_, at) => Temporal.PlainDate.from(from).add({ days: at }).toString());
}

/** The mails of a job that asks on each of these days and sends each occasion once, with the day each went on. */
function sendOn(days: readonly string[], milestonesOf: (today: string) => readonly RemindedMilestone[]) {
  const sent = new Set<string>();
  return days.flatMap((today) =>
    chooseReminders(milestonesOf(today), today)
      .filter(({ key }) => !sent.has(key))
      .map((reminder) => {
        sent.add(reminder.key);
        return { today, ...reminder };
      }),
  );
}

test('a date is told of 5 and 1 working days before it, and 1, 6 and 11 after it, and then no more', () => {
  const mails = sendOn(onward('2026-05-01', 120), () => [milestone()]);
  assert.deepEqual(
    mails.map(({ today, kind }) => [today, kind]),
    [
      ['2026-06-10', 'coming'],
      ['2026-06-16', 'coming'],
      ['2026-06-18', 'passed'],
      ['2026-06-25', 'passed'],
      ['2026-07-02', 'passed'],
    ],
  );
});

test('what is done calls for nothing, and what is put off only for its new day', () => {
  assert.deepEqual(chooseReminders([milestone({ doneOn: '2026-06-01' })], '2026-06-16'), []);
  const mails = sendOn(onward('2026-06-01', 60), (today) => [
    today < '2026-06-12'
      ? milestone()
      : milestone({ day: '2026-07-08', doneOn: today > '2026-07-07' ? today : null }),
  ]);
  assert.deepEqual(
    mails.map(({ today, days }) => [today, ...days]),
    [
      ['2026-06-10', due],
      ['2026-07-01', '2026-07-08'],
      ['2026-07-07', '2026-07-08'],
    ],
  );
});

test('bank holidays of the nations count, and nobody is reminded on a day off', () => {
  const scottish = milestone({ day: '2026-06-16', nations: ['Scotland'] });
  const days = onward('2026-06-01', 16);
  // 15 June 2026 is a bank holiday in Scotland only.
  assert.deepEqual(
    sendOn(days, () => [scottish]).map(({ today }) => today),
    ['2026-06-08', '2026-06-12'],
  );
  assert.deepEqual(
    sendOn(days, () => [milestone({ day: '2026-06-16' })]).map(({ today }) => today),
    ['2026-06-09', '2026-06-15'],
  );
  assert.deepEqual(chooseReminders([scottish], '2026-06-14'), []);
  assert.deepEqual(chooseReminders([scottish], '2026-06-15'), []);
});

test('dates of one kind go to each receiver in one mail; those to come and those gone by are two', () => {
  const found = chooseReminders(
    [
      milestone({ receivers: ['jo', 'al'] }),
      milestone({ day: '2026-06-18' }),
      milestone(),
      milestone({ day: '2026-06-11' }),
    ],
    '2026-06-16',
  );
  assert.deepEqual(
    found.map(({ receiver, kind, days }) => [receiver, kind, ...days]),
    [
      ['al', 'coming', due],
      ['jo', 'coming', due, '2026-06-18'],
      ['jo', 'passed', '2026-06-11'],
    ],
  );
});

test('after days of standstill each receiver gets one mail of each kind at most', () => {
  const many = onward('2026-06-01', 40).map((day) => milestone({ day }));
  const before = onward('2026-06-01', 12);
  const after = onward('2026-06-19', 1);
  const mails = sendOn([...before, ...after], () => many).filter(({ today }) => today === after[0]);
  assert.deepEqual(
    mails.map(({ kind }) => kind),
    ['coming', 'passed'],
  );
});

test('law: asked every day, nobody gets two mails of one kind on one day, and a lone date five mails at most', () => {
  const day = fc.integer({ min: 0, max: 300 }).map((days) => onward('2026-01-01', 1 + days).at(-1) ?? '');
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), day, (days, begun) => {
      const all = onward(begun, 60);
      const mails = sendOn(all, () => days.map((one) => milestone({ day: one })));
      const places = mails.map(({ today, kind }) => `${today} ${kind}`);
      assert.equal(new Set(places).size, places.length);
      assert.ok(mails.every(({ today }) => isWorkingDay(today, ['England'])));
      const lone = sendOn(all, () => [milestone({ day: days[0] ?? due })]);
      assert.ok(lone.length <= 5);
      for (const { today } of lone) assert.ok(today < addWorkingDays(days[0] ?? due, 16, ['England']));
    }),
    { numRuns: 40 },
  );
});

test('the next reminder of a date is the next of those days; none once it is reached or long past', () => {
  const open = milestone();
  const days = ['2026-06-01', '2026-06-10', '2026-06-16', '2026-06-17', '2026-06-25', '2026-07-02'];
  assert.deepEqual(
    days.map((today) => nextReminder(open, today)),
    ['2026-06-10', '2026-06-16', '2026-06-18', '2026-06-18', '2026-07-02', null],
  );
  assert.equal(nextReminder(milestone({ doneOn: '2026-06-02' }), '2026-06-03'), null);
});

test('a reminder says that something is due, when, and where to sign in, and nothing of the audit', () => {
  const link = 'https://audits.example.org/sign-in';
  const one = reminderText({ kind: 'coming', days: [due], link });
  assert.equal(one.subject, 'A date in an audit you take part in is coming up');
  assert.match(one.text, /on:\n- 17 June 2026\n\nSign in[^\n]*\nhttps:\/\/audits\.example\.org\/sign-in\n/);
  const late = reminderText({ kind: 'passed', days: [due, '2026-06-18'], link });
  assert.equal(late.subject, 'Dates in audits you take part in have passed');
  assert.match(late.text, /- 17 June 2026\n- 18 June 2026\n/);
});
