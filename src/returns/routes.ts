import type { ActingRoute } from '#accounts';
import { toolsRoutes } from './routes/tools.ts';

/** Audit tools, and which of them an audit uses. */
export const routes: readonly ActingRoute[] = toolsRoutes;
