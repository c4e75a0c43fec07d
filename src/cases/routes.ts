import type { ActingRoute } from '#accounts';
import { askedRoutes } from './routes/asked.ts';
import { concernsRoutes } from './routes/concerns.ts';
import { drawRoutes } from './routes/draw.ts';
import { frameRoutes } from './routes/frame.ts';
import { involvementRoutes } from './routes/involvement.ts';
import { watchRoutes } from './routes/watch.ts';

/** From the list of children to the matrix of who knew them; who looked; and what is said when a child may be unsafe. */
export const routes: readonly ActingRoute[] = [
  ...frameRoutes,
  ...drawRoutes,
  ...involvementRoutes,
  ...askedRoutes,
  ...watchRoutes,
  ...concernsRoutes,
];
