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
export { nameInFull } from './rules/name-in-full.ts';
export { findRepeatedStatements } from './rules/repeated-statements.ts';
export { beginSentence, sayCases } from './rules/say-cases.ts';
export { listUnexplained, sayParticipation } from './rules/say-participation.ts';
export type { SaidParticipation } from './rules/say-participation.ts';
export { gatherCounts, nameRow, nameService, sayRow } from './rules/say-row.ts';
export type { Names } from './rules/say-row.ts';
export { unexplainedCases } from './rules/unexplained-cases.ts';
export { getParticipation, recordParticipation } from './store/participation.ts';
export { loadLiveParticipation } from './pages/parts/load-participation.ts';
export type { LiveParticipation } from './pages/parts/load-participation.ts';
export { routes as caseRoutes } from './routes.ts';
export { paths as casePaths } from './paths.ts';
export { getCaseProgress } from './store/progress.ts';
export type { CaseProgress } from './case-progress.ts';
export { codeQuotas } from './rules/say-group.ts';
export { saySelection } from './rules/say-selection.ts';
export { claimDraw, commitDraw, listDraws } from './store/draws.ts';
export { leaveSample, listSampleCases, lockSample, nextCaseNumber, takePlace } from './store/sample-cases.ts';
export type { Draw, DrawPlan } from './quota.ts';
export type { SampleCase } from './sample-case.ts';
export { tellingTask } from './concern.ts';
export type { Concern } from './concern.ts';
export { tellOfConcerns } from './jobs/tell-of-concerns.ts';
export { concernRows } from './parts/concern-rows.ts';
export { sayConcerns } from './rules/say-concerns.ts';
export { listConcerns, listMyConcerns, moveConcern, raiseConcern } from './store/concerns.ts';
export { destroyingTask } from './store/destructions.ts';
export { destroyingJob } from './store/destroy-identities.ts';
export { loadFrame, loadingTask } from './pages/parts/load-frame.ts';
export { findCaseKey, keepAuditKey, keepFrameKey, openCaseKey, openSealed, placeIn } from './case-keys.ts';
export { sealReason } from './case-reason.ts';
export { isAmong, proposedFacts, proposeFor } from './disclosure.ts';
export { emptyPerson, packOf } from './identity.ts';
export type { CasePerson, FrameChild, IdentityPack } from './identity.ts';
export { ageReader } from './rules/age-band.ts';
export { opensMore } from './involvement.ts';
export type { Ask, InvolvementAnswer } from './involvement.ts';
export { raiseConcernLink } from './parts/raise-concern-link.ts';
export { sayCase } from './sample-case.ts';
export { makeCase } from './pages/parts/make-case.ts';
export { leaveToTell, loadPeopleToTell } from './pages/parts/open-involvement.ts';
export { openList } from './pages/parts/open-list.ts';
export { digestRows, drawSample } from './rules/draw-sample.ts';
export { proposeMethods } from './rules/propose-methods.ts';
export { proposeQuotas } from './rules/propose-quotas.ts';
export { tellFacts } from './rules/tell-facts.ts';
export { recordAnswer } from './store/answers.ts';
export { addAsks, findAsk, listAsks, withdrawAsk } from './store/asks.ts';
export type { NewAsk } from './store/asks.ts';
export { sayNoneFound } from './store/concern-cases.ts';
export { findConcernRoute, keepConcernRoute } from './store/concern-route.ts';
export { addFrameRows } from './store/frame-rows.ts';
export { setMark } from './store/frame-marks.ts';
export { addFrame, countLoaded } from './store/frames.ts';
export { listHolds, setHold } from './store/holds.ts';
export { changeIdentity, readQuestionTraits } from './store/identity.ts';
export { beginReveal, endReveals, listLooks } from './store/reveals.ts';
export { countAsked, countLateAsks } from './store/asked.ts';
export type { AskedCounts } from './store/asked.ts';
export { assignCase, listAssignments, listMyCases } from './store/assignments.ts';
export { addConflict, listConflicts, settleConflict } from './store/conflicts.ts';
export { listDecidedForLead, listExceptions } from './store/exceptions.ts';
export type { ListedException } from './conflict.ts';
export type { GivenCase } from './assignment.ts';
export { sayAskedCases } from './rules/say-asked-cases.ts';
