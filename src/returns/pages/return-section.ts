import type { ActingContext } from '#accounts';
import { draftSectionPage } from '#audits';
import type { Reply } from '#platform/http';
import { unlessFrozen } from './parts/frozen.ts';
import { openReturnDesk } from './parts/open-return.ts';

const section = draftSectionPage(openReturnDesk);

/** One section of a return: saved by button, and as it is typed. */
export const get = async (context: ActingContext): Promise<Reply> => unlessFrozen(context, section.get);
export const post = async (context: ActingContext): Promise<Reply> => unlessFrozen(context, section.post);
