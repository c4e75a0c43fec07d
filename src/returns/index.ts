export { routes as returnRoutes } from './routes.ts';
export { paths as returnPaths } from './paths.ts';
