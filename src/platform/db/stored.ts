/** A value for a jsonb column: its JSON text, or null. Arrays given to the driver would become PostgreSQL arrays. */
export function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** Undefined for null, so that what was absent stays absent. */
export function present<Value>(value: Value | null): Value | undefined {
  return value ?? undefined;
}

/**
 * What a jsonb column holds, as the type it was written with; null reads as undefined, so name that in the type of a
 * column that may be null. The one place where the stored form is believed: only our own stores write such columns.
 */
export function fromJson<Value>(value: unknown): Value {
  return (value ?? undefined) as Value;
}
