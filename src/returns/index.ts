export { clearingTask } from './evidence.ts';
export { clearingJob } from './jobs/clear-removed-files.ts';
export { routes as returnRoutes } from './routes.ts';
export { paths as returnPaths } from './paths.ts';
