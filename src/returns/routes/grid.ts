import type { ActingRoute } from '#accounts';
import * as paste from '../pages/grid-paste.ts';
import * as grid from '../pages/grid.ts';

const its = '/as/:membership/returns/:audit/grid';
const may = 'returns.write';

/** Many cases and few questions on one screen. */
export const gridRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: its, may, audit: 'returns.grid_opened', handle: grid.get },
  { method: 'POST', path: its, may, audit: 'returns.grid_saved', handle: grid.post, longTexts: true },
  { method: 'GET', path: `${its}/paste`, may, audit: 'returns.paste_opened', handle: paste.get },
  { method: 'POST', path: `${its}/paste`, may, audit: 'returns.pasted', handle: paste.post },
];
