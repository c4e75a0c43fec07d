import type { ActingRoute } from '#accounts';
import { evidenceRoutes } from './routes/evidence.ts';
import { progressRoutes } from './routes/progress.ts';
import { returnsRoutes } from './routes/returns.ts';
import { signingRoutes } from './routes/signing.ts';
import { toolsRoutes } from './routes/tools.ts';

/** Audit tools, which of them an audit uses, and what agencies write with them. */
export const routes: readonly ActingRoute[] = [
  ...toolsRoutes,
  ...returnsRoutes,
  ...evidenceRoutes,
  ...progressRoutes,
  ...signingRoutes,
];
