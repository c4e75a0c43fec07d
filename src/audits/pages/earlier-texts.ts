import { draftEarlierPage } from '../parts/draft-earlier.ts';
import { openTermsDesk } from './parts/open-terms.ts';

/** What a section of terms of reference held before. */
export const { get } = draftEarlierPage(openTermsDesk);
