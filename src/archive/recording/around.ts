import type { AgencyRow } from '#accounts';
import type { LibraryItem } from '#audits';

/** What a partnership has at hand when it records a publication: what the fields offer to choose from. */
export type Around = { readonly agencies: readonly AgencyRow[]; readonly library: readonly LibraryItem[] };
