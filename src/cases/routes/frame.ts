import type { ActingRoute } from '#accounts';

export const frameRoutes: readonly ActingRoute[] = [];
