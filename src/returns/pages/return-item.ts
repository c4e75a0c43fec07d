import type { ActingContext } from '#accounts';
import { draftItemPage, draftMove, draftRemovalPage } from '#audits';
import type { Reply } from '#platform/http';
import { unlessFrozen } from './parts/frozen.ts';
import { openReturnDesk } from './parts/open-return.ts';

const item = draftItemPage(openReturnDesk);
const itsRemoval = draftRemovalPage(openReturnDesk);
const itsMove = draftMove(openReturnDesk);
type Handler = (context: ActingContext) => Promise<Reply>;

/** An item of a list in a return, such as a meeting or a key event: added, changed, removed, moved. */
export const get: Handler = async (context) => unlessFrozen(context, item.get);
export const post: Handler = async (context) => unlessFrozen(context, item.post);
export const removal = {
  get: (async (context) => unlessFrozen(context, itsRemoval.get)) satisfies Handler,
  post: (async (context) => unlessFrozen(context, itsRemoval.post)) satisfies Handler,
};
export const move = { post: (async (context) => unlessFrozen(context, itsMove.post)) satisfies Handler };
