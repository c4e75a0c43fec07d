import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from '#test/database';
import { findLoginProblem } from './index.ts';

const { config, name } = await freshDatabase();

test('the logins that Throughline is given can be used', async () => {
  for (const role of ['owner', 'app', 'worker'] as const)
    assert.equal(await findLoginProblem(config(role)), null);
});

test('a login that row security does not bind is refused with the way to mend it', async () => {
  assert.equal(
    await findLoginProblem(config('server')),
    'row security does not bind it. Run: alter role throughline_server nosuperuser nobypassrls',
  );
});

test('a wrong password, a missing database and a server that is not there are told apart', async () => {
  const login = config('app');
  assert.equal(
    await findLoginProblem({ ...login, password: 'wrong' }),
    'password authentication failed for user "throughline_app"',
  );
  assert.equal(
    await findLoginProblem({ ...login, database: `${name}_not` }),
    `database "${name}_not" does not exist`,
  );
  assert.match(String(await findLoginProblem({ ...login, host: '/nowhere' })), /ENOENT \/nowhere/);
  assert.match(String(await findLoginProblem({ host: 'localhost', port: 1 })), /ECONNREFUSED/);
});
