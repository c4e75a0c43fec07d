import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReturn } from '../builders.ts';
import { sayTodo } from './say-todo.ts';

const of = (own: Parameters<typeof aReturn>[0]) => ({ ...aReturn(own), title: 'Audit of neglect' });

test('a lead signs before anything else; what is to be written says what is late and what is first', () => {
  const returns = [
    of({ caseNumber: 2, dueOn: '2026-06-01' }),
    of({ caseNumber: 7, state: 'sent_back', dueOn: '2026-06-20' }),
    of({ caseNumber: 3, state: 'submitted' }),
    of({ caseNumber: 4, state: 'signed_off' }),
  ];
  assert.deepEqual(sayTodo(returns, 'lead', '2026-06-10'), [
    { title: 'One return waits for your signature', about: 'Audit of neglect: Case 3' },
    {
      title: '2 returns to write, 1 late',
      about: 'Audit of neglect: Case 2, Case 7. The first was due 1 June 2026',
    },
  ]);
  assert.deepEqual(
    sayTodo(returns, 'auditor', '2026-06-01').map(({ title }) => title),
    ['2 returns to write'],
  );
});

test('nothing waits where all is signed; many cases are not all named', () => {
  assert.deepEqual(sayTodo([of({ state: 'signed_off' })], 'lead', '2026-06-01'), []);
  const many = Array.from({ length: 7 }, (_, at) => of({ caseNumber: at + 1 }));
  assert.match(
    sayTodo(many, 'auditor', '2026-06-01')[0]?.about ?? '',
    /Case 5 and 2 more\. The first is due/,
  );
});
