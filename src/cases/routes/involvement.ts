import type { ActingRoute } from '#accounts';

export const involvementRoutes: readonly ActingRoute[] = [];
