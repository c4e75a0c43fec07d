import assert from 'node:assert/strict';
import { mayDo, roles, type Permission } from '#accounts';
import type { Archive } from './archive.ts';

/**
 * Fails unless a page of the whole partnership is there for everybody who may, and one and the same 404 for a stranger,
 * for every other role, and for a hat of another partnership that is not one's own.
 */
export async function assertOnlyWhoMay(
  archive: Archive,
  permission: Permission,
  path: (m: string) => string,
): Promise<void> {
  const { site, scene, as } = archive;
  const { membership } = scene.here.people.coordinator;
  const foreign = as('coordinator', scene.there);
  const answers: Record<string, number> = {
    'a stranger': (await site.visitor().get(path(membership))).status,
    'somebody of another partnership': (await foreign.get(path(membership))).status,
  };
  const expected: Record<string, number> = { 'a stranger': 404, 'somebody of another partnership': 404 };
  for (const role of roles) {
    const visitor = as(role);
    answers[role] = (await visitor.get(path(visitor.m))).status;
    expected[role] = mayDo([role], permission) ? 200 : 404;
  }
  assert.deepEqual(answers, expected);
}
