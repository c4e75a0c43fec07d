export { paths as overviewPaths } from './paths.ts';
export { routes as overviewRoutes } from './routes.ts';
