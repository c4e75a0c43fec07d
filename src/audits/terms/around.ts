import type { AgencyRow, Area, Colleague, Contact } from '#accounts';
import type { LibraryItem } from '../library/item.ts';

/** What a partnership has at hand when it writes terms of reference: what the fields offer to choose from. */
export type Around = {
  readonly areas: readonly Area[];
  readonly agencies: readonly AgencyRow[];
  readonly colleagues: readonly Colleague[];
  /** Who answers for the agencies, as their pages say. */
  readonly contacts: readonly Contact[];
  readonly library: readonly LibraryItem[];
  /** Today in London, ISO. */
  readonly today: string;
};
