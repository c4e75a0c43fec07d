export { routes as returnRoutes } from './routes.ts';
export { paths as returnPaths } from './paths.ts';
export { returnStates, stateAfter } from './return.ts';
export type { AgencyReturn, ReturnState } from './return.ts';
