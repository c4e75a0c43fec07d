import { sql, type RawBuilder } from 'kysely';

/** Minutes within which somebody's own rewriting of a field is one change. */
export const oneSitting = 10;

/** Earlier texts shown at most. */
export const formerShown = 200;

/** Fields by name, and lists whose items are fields too: `list:item`. */
export type FieldsAndLists = { readonly fields: readonly string[]; readonly lists: readonly string[] };

/** True of a row of former values that is of one of these fields or of an item of one of these lists. */
export function isFormerOf({ fields, lists }: FieldsAndLists): RawBuilder<boolean> {
  return sql<boolean>`(field = any (${[...fields]}) or (field like '%:%' and split_part(field, ':', 1) = any (${[...lists]})))`;
}
