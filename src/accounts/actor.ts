import { sql } from 'kysely';
import { recordEvent } from '#platform/audit-log';
import type { Tx } from '#platform/db';
import type { Context, Gate, OpenRoute, Route } from '#platform/http';
import { paths } from './paths.ts';
import { isRole, mayDo, type Permission, type Role } from './role.ts';

/** Who acts: one person in one membership. Everything a page may say about them, and nothing else. */
export type Actor = {
  readonly membership: string;
  readonly person: string;
  readonly name: string;
  readonly partnership: {
    readonly id: string;
    readonly name: string;
    readonly shortName: string;
    readonly colour: string;
  };
  readonly agency: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly post: string | null;
  /** How many other memberships the person could act as. */
  readonly others: number;
  readonly demonstration: boolean;
};

export type ActingContext = Context<Actor>;
export type ActingRoute = Route<Actor, Permission>;
export type { OpenRoute };

type ActorRow = {
  membership_id: string;
  person_id: string;
  person_name: string;
  partnership_id: string;
  partnership_name: string;
  partnership_short_name: string;
  colour: string;
  agency_id: string | null;
  agency_name: string | null;
  roles: string[];
  post: string | null;
  others: number;
  kind: string;
};

/** Who the transaction's session and membership stand for; null when nobody. */
export async function findActor(tx: Tx): Promise<Actor | null> {
  const found =
    await sql<ActorRow>`select *, platform.installation_kind() as kind from accounts.actor()`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  return {
    membership: row.membership_id,
    person: row.person_id,
    name: row.person_name,
    partnership: {
      id: row.partnership_id,
      name: row.partnership_name,
      shortName: row.partnership_short_name,
      colour: row.colour,
    },
    agency:
      row.agency_id === null || row.agency_name === null
        ? null
        : { id: row.agency_id, name: row.agency_name },
    roles: row.roles.filter(isRole),
    post: row.post,
    others: row.others,
    demonstration: row.kind === 'demonstration',
  };
}

/** Whether somebody may do that in the hat they wear. */
export function actorMay(actor: Actor, permission: Permission): boolean {
  return mayDo(actor.roles, permission);
}

/** What the platform asks at every request. */
export const gate: Gate<Actor, Permission> = {
  identify: findActor,
  wayIn: async (tx) => {
    const found = await sql<{ stage: string }>`select stage from accounts.my_standing()`.execute(tx);
    const stage = found.rows[0]?.stage;
    if (stage === undefined || stage === 'open') return null;
    return stage === 'code' ? paths.secondFactor() : paths.secondFactorSetUp();
  },
  may: actorMay,
  record: async (tx, actor, event) => {
    await recordEvent(tx, {
      ...event,
      partnership: actor.partnership.id,
      person: actor.person,
      membership: actor.membership,
    });
  },
  keepAlive: async (tx) => {
    await sql`select accounts.keep_session()`.execute(tx);
  },
  submissions: {
    claim: async (tx, actor, token, route) => {
      const keys = { partnership_id: actor.partnership.id, membership_id: actor.membership, token };
      const claimed = await tx
        .insertInto('platform.submission')
        .values({ ...keys, route })
        .onConflict((conflict) => conflict.doNothing())
        .returning('token')
        .executeTakeFirst();
      if (claimed !== undefined) return { state: 'fresh' };
      const before = await tx
        .selectFrom('platform.submission')
        .select(['location', 'route'])
        .where('partnership_id', '=', keys.partnership_id)
        .where('membership_id', '=', keys.membership_id)
        .where('token', '=', token)
        .executeTakeFirst();
      if (before === undefined || before.route !== route) return { state: 'of another form' };
      return { state: 'settled', location: before.location };
    },
    settle: async (tx, actor, token, location) => {
      await tx
        .updateTable('platform.submission')
        .set({ location })
        .where('partnership_id', '=', actor.partnership.id)
        .where('membership_id', '=', actor.membership)
        .where('token', '=', token)
        .execute();
    },
  },
};
