import type { ActingRoute } from '#accounts';

export const watchRoutes: readonly ActingRoute[] = [];
