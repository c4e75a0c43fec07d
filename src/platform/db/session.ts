/**
 * On whose behalf a transaction runs. The database turns the unguessable key into a person and checks that the
 * membership is that person's own; a name or a person's id would not do, because anybody could write one.
 */
export type Session =
  | { readonly kind: 'nobody' }
  /** Signed in, not (yet) acting as anyone. `key` is 64 hexadecimal digits. */
  | { readonly kind: 'person'; readonly key: string; readonly membership: string | null }
  /** A job or the command line, within one partnership at a time (null: before there is one). */
  | { readonly kind: 'system'; readonly name: SystemName; readonly partnership: string | null };

export type SystemName = 'command line' | 'job';

const keyForm = /^[0-9a-f]{64}$/;
const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the form of ids made by `crypto.randomUUID`: lower-case, hyphenated. */
export function isId(text: string): boolean {
  return idForm.test(text);
}

/** True for the form of session keys: 64 lower-case hexadecimal digits. */
export function isSessionKey(text: string): boolean {
  return keyForm.test(text);
}

/**
 * The statements that make a transaction act for a session. Values are checked, not quoted: `set local` takes no
 * parameters, and set_config() would not reach other nodes of a distributed database.
 * @throws RangeError on a key or id of another form.
 */
export function settingsOf(session: Session): string {
  if (session.kind === 'nobody') return '';
  if (session.kind === 'system') {
    if (session.partnership === null) return '';
    return `set local app.partnership = '${checkedId(session.partnership)}'`;
  }
  if (!isSessionKey(session.key)) throw new RangeError('A session key has 64 hexadecimal digits.');
  const key = `set local app.session = '${session.key}'`;
  return session.membership === null
    ? key
    : `${key}; set local app.membership = '${checkedId(session.membership)}'`;
}

function checkedId(id: string): string {
  if (!isId(id)) throw new RangeError('An id has the form of a UUID.');
  return id;
}
