import { draftItemPage } from '../parts/draft-item.ts';
import { draftMove, draftRemovalPage } from '../parts/draft-removal.ts';
import { openTermsDesk } from './parts/open-terms.ts';

/** An item of a list in terms of reference: added, changed, removed, moved. */
export const { get, post } = draftItemPage(openTermsDesk);
export const removal = draftRemovalPage(openTermsDesk);
export const move = draftMove(openTermsDesk);
