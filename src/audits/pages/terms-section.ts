import { draftSectionPage } from '../parts/draft-section.ts';
import { openTermsDesk } from './parts/open-terms.ts';

/** One section of the terms of reference of a live audit, or of a template. */
export const { get, post } = draftSectionPage(openTermsDesk);
