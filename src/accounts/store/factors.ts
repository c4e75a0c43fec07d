import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** A try with a code, counted for the account as a whole before it is judged. */
export type CodeTry = {
  readonly id: string;
  /** There were too many: a right code is no use before the quarter of an hour is over. */
  readonly waits: boolean;
  readonly factor: {
    readonly id: string;
    readonly sealed: Uint8Array;
    /** The last step whose code was accepted. */
    readonly usedStep: number | null;
  };
};

/** Counts a try; null when nobody is on the way in here, or they have no second factor. */
export async function beginCodeTry(tx: Tx): Promise<CodeTry | null> {
  const id = randomUUID();
  const found = await sql<{
    waits: boolean;
    factor_id: string;
    sealed: Uint8Array;
    used_step: string | null;
  }>`select * from accounts.begin_code_try(${id})`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  const usedStep = row.used_step === null ? null : Number(row.used_step);
  return { id, waits: row.waits, factor: { id: row.factor_id, sealed: row.sealed, usedStep } };
}

/** Opens the session under a new key for a right code; false when that step, or a later one, was accepted before. */
export async function showCode(
  tx: Tx,
  codeTry: CodeTry,
  step: number,
  newKeyHash: Uint8Array,
): Promise<boolean> {
  const done = await sql<{ done: boolean }>`
    select accounts.show_code(${codeTry.id}, ${codeTry.factor.id}, ${step}, ${Buffer.from(newKeyHash)}) as done`.execute(
    tx,
  );
  return done.rows[0]?.done === true;
}

/** The same for a recovery code, which is then used up; false when there is none of that hash. */
export async function showRecoveryCode(
  tx: Tx,
  codeTry: CodeTry,
  codeHash: Uint8Array,
  newKeyHash: Uint8Array,
): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.show_recovery_code(
    ${codeTry.id}, ${Buffer.from(codeHash)}, ${Buffer.from(newKeyHash)}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

export type NewFactor = {
  readonly id: string;
  readonly sealed: Uint8Array;
  /** The step of the code that showed it works. */
  readonly step: number;
  readonly recoveryHashes: readonly Uint8Array[];
};

/**
 * Enrols a factor in place of any before, ends the person's other sessions and opens this one under a new key. False
 * when the password was not typed within ten minutes, or a factor that is there was not shown.
 */
export async function addFactor(tx: Tx, factor: NewFactor, newKeyHash: Uint8Array): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.add_factor(${randomUUID()}, ${factor.id}, 'totp',
    ${Buffer.from(factor.sealed)}, ${factor.step}, ${factor.recoveryHashes.map((hash) => Buffer.from(hash))},
    ${Buffer.from(newKeyHash)}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** 'own': one's own is changed under Your account. 'none': there is none to reset. */
export type Resetting = 'reset' | 'none' | 'own' | 'acts elsewhere' | 'refused';

/** Takes the second factor of a member away and ends their sessions, as an administrator. */
export async function resetFactors(tx: Tx, membership: string): Promise<Resetting> {
  const done = await sql<{ outcome: Resetting }>`
    select accounts.reset_factors(${randomUUID()}, ${membership}) as outcome`.execute(tx);
  return done.rows[0]?.outcome ?? 'refused';
}

/**
 * The same for whoever runs the installation, for the person of that address.
 * @returns the memberships they hold now, by partnership; none when nobody of that address has a second factor.
 */
export async function resetFactorsOf(
  tx: Tx,
  email: string,
): Promise<readonly { partnership: string; membership: string }[]> {
  const found = await sql<{ partnership_id: string; membership_id: string }>`
    select * from accounts.reset_factors_of(${randomUUID()}, ${email})`.execute(tx);
  return found.rows.map((row) => ({ partnership: row.partnership_id, membership: row.membership_id }));
}
