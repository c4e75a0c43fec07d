import type { ActingRoute } from '#accounts';
import { mineRoutes } from './routes/mine.ts';
import { progressRoutes } from './routes/progress.ts';
import { toolsRoutes } from './routes/tools.ts';

/** Audit tools; how an audit's returns stand; each agency's own returns. */
export const routes: readonly ActingRoute[] = [...toolsRoutes, ...progressRoutes, ...mineRoutes];
