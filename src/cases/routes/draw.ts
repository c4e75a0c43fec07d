import type { ActingRoute } from '#accounts';

export const drawRoutes: readonly ActingRoute[] = [];
