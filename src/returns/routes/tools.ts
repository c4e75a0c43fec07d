import type { ActingRoute } from '#accounts';

export const toolsRoutes: readonly ActingRoute[] = [];
