import type { ActingRoute } from '#accounts';

export const askedRoutes: readonly ActingRoute[] = [];
