import type { ActingRoute } from '#accounts';

export const progressRoutes: readonly ActingRoute[] = [];
