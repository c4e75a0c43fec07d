export { enqueue } from './enqueue.ts';
export { oneAtATime } from './one-at-a-time.ts';
export { repeatEvery } from './repeat-every.ts';
export type { CronLine } from './runner.ts';
export { startJobs } from './start-jobs.ts';
export type { JobPayload, Task, TaskHelpers, TaskList } from './task.ts';
