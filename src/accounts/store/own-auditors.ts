import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isRole, type Role } from '../role.ts';

/** A colleague in the agency for which somebody answers, who can be given a case. */
export type OwnAuditor = {
  readonly membership: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly post: string | null;
};

/** The auditors and leads of the agency for which whoever asks answers, by name; none for everybody else. */
export async function listOwnAuditors(tx: Tx): Promise<readonly OwnAuditor[]> {
  const found = await sql<{
    membership_id: string;
    person_name: string;
    email: string;
    roles: string[];
    post: string | null;
  }>`select * from accounts.list_own_auditors()`.execute(tx);
  return found.rows.map((row) => ({
    membership: row.membership_id,
    name: row.person_name,
    email: row.email,
    roles: row.roles.filter(isRole),
    post: row.post,
  }));
}
