export { participationStatuses } from './participation.ts';
export type {
  Participation,
  ParticipationCount,
  ParticipationRow,
  ParticipationStatus,
} from './participation.ts';
export { participationLines } from './rules/participation-lines.ts';
export type { ParticipationLine } from './rules/participation-lines.ts';
export { participationLabel, participationTable } from './rules/participation-table.ts';
export type {
  ParticipationCell,
  ParticipationColumn,
  ParticipationTable,
} from './rules/participation-table.ts';
export { findRepeatedStatements } from './rules/repeated-statements.ts';
export { beginSentence, sayCases } from './rules/say-cases.ts';
export { listUnexplained, sayParticipation } from './rules/say-participation.ts';
export type { SaidParticipation } from './rules/say-participation.ts';
export { gatherCounts, nameRow, nameService, sayRow } from './rules/say-row.ts';
export type { Names } from './rules/say-row.ts';
export { unexplainedCases } from './rules/unexplained-cases.ts';
export { getParticipation, recordParticipation } from './store/participation.ts';
export { loadParticipation } from './pages/parts/load-participation.ts';
export { routes as caseRoutes } from './routes.ts';
export { paths as casePaths } from './paths.ts';
export { getCaseProgress } from './store/progress.ts';
export type { CaseProgress } from './case-progress.ts';
export { saySelection } from './rules/say-selection.ts';
export { listDraws } from './store/draws.ts';
export { listSampleCases } from './store/sample-cases.ts';
export type { Draw } from './quota.ts';
export type { SampleCase } from './sample-case.ts';
export { tellingTask } from './concern.ts';
export type { Concern } from './concern.ts';
export { tellOfConcerns } from './jobs/tell-of-concerns.ts';
export { concernRows } from './parts/concern-rows.ts';
export { sayConcerns } from './rules/say-concerns.ts';
export { listMyConcerns } from './store/concerns.ts';
export { destroyingTask } from './store/destructions.ts';
export { destroyingJob } from './store/destroy-identities.ts';
export { loadFrame, loadingTask } from './pages/parts/load-frame.ts';
export { countAsked } from './store/asked.ts';
export type { AskedCounts } from './store/asked.ts';
export { listMyCases } from './store/assignments.ts';
export type { GivenCase } from './assignment.ts';
export { sayAskedCases } from './rules/say-asked-cases.ts';
