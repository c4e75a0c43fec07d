import type { ActingRoute } from '#accounts';

export const concernsRoutes: readonly ActingRoute[] = [];
