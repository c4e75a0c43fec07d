import type { ActingRoute } from '#accounts';

export const mineRoutes: readonly ActingRoute[] = [];
