export { forEveryPartnership } from './jobs/for-every-partnership.ts';
export { isHourForMail, queueReminders } from './jobs/queue-reminders.ts';
export { chooseReminders, reminderText } from './rules/choose-reminders.ts';
export { receiversOfAgency } from './rules/reminder-receivers.ts';
export { methodKinds } from './audit.ts';
export type {
  AgencyEntry,
  AuditArea,
  AuditFacts,
  AuditMethod,
  Body,
  Citation,
  JointPartner,
  LibraryDocument,
  MethodKind,
  Resource,
  Scope,
  SourceDocument,
} from './audit.ts';
export { findGuidance, guidance } from './guidance.ts';
export type { GuidanceDocument, GuidanceEdition } from './guidance.ts';
export { sayUse } from './library/citation.ts';
export type { AuditCitation } from './library/citation.ts';
export { libraryKinds } from './library/item.ts';
export type { LibraryEdition, LibraryItem, LibraryKind } from './library/item.ts';
export { sayWhen } from './rules/say-when.ts';
export { findCitationFaults } from './rules/find-citation-faults.ts';
export type { CitationFault, Cited } from './rules/find-citation-faults.ts';
export { editionInForce, stateOfEdition } from './rules/state-of-edition.ts';
export type { EditionState } from './rules/state-of-edition.ts';
export { listCitations } from './store/citations.ts';
export { listLibrary } from './store/library.ts';
export { gradingScales } from './grading-scale.ts';
export { methodLabel } from './method-label.ts';
export { paths as auditPaths } from './paths.ts';
export { findAudit, getAuditFacts, recordAudit } from './store.ts';
export type { FoundAudit } from './store.ts';
export { auditOrders, countAudits, listAuditChoices, listAudits } from './store/audit-list.ts';
export { isOfAudit } from './audit-key.ts';
export type { AuditKey } from './audit-key.ts';
export type { AuditFilter, AuditOrder, AuditSummary } from './store/audit-list.ts';
export { isTheme, nameTheme, themeFramework, themeGroups, themeLabel, themes } from './theme.ts';
export type { Theme, ThemeGroup } from './theme.ts';
export { routes as auditRoutes } from './routes.ts';
export { liveStages } from './live-audit.ts';
export type { LiveAudit } from './live-audit.ts';
export { beginAudit, findLiveAudit, moveStage } from './store/live-audits.ts';
export { inHandStates, isInHandState } from './in-hand.ts';
export type { InHandState, InHandSummary } from './in-hand.ts';
export { countAuditsInHand, inHandOrders, listAuditsInHand } from './store/in-hand.ts';
export type { InHandFilter, InHandOrder } from './store/in-hand.ts';
export { countRequests, listRequests } from './store/requests.ts';
export type { SentRequest } from './agency-request.ts';
export { turns } from './milestone.ts';
export type { Turn } from './milestone.ts';
export { sayMilestoneState, stateOfMilestone } from './rules/milestone-state.ts';
export { sayAgencyDates } from './rules/say-agency-dates.ts';
export { listOpenDates } from './store/open-dates.ts';
export type { OpenDate } from './store/open-dates.ts';
export { nationsOf } from './terms/timetable.ts';
export { listWaitingAnswers } from './store/agreements.ts';
export type { WaitingAnswer } from './store/agreements.ts';
export { groupEntry } from './drafts/group-entry.ts';
export { findSection, itemField, itemsOf, valuesOfItem } from './drafts/section.ts';
export type { FormerValue } from './drafts/former-value.ts';
export { sayDraft } from './drafts/say-draft.ts';
export { compareVersions } from './rules/compare-versions.ts';
export type { TermsChange } from './agreement.ts';
export type { Item, ItemList, Section } from './drafts/section.ts';
export { documentFile, documentFormats } from './parts/document-file.ts';
export { draftAnswers } from './parts/draft-answers.ts';
export type { Desk, DraftAddresses, OpenDesk } from './parts/draft-desk.ts';
export { draftEarlierPage } from './parts/draft-earlier.ts';
export { draftItemPage } from './parts/draft-item.ts';
export { draftMove, draftRemovalPage } from './parts/draft-removal.ts';
export { draftSectionPage } from './parts/draft-section.ts';
export { clearDraft, getDraft, listFormerValues, writeDraft } from './store/drafts.ts';
export { formerShown, isFormerOf, oneSitting, type FieldsAndLists } from './store/former-fields.ts';
export { renewHeader } from './store/live-audits.ts';
export { beginRecording, findRecording, listShortNames, putRecordingAway } from './store/recordings.ts';
export type { Recording } from './store/recordings.ts';
export {
  beginCorrection,
  endCorrection,
  findOpenCorrection,
  getOpenedAs,
  getStoodBefore,
  listCorrections,
} from './store/corrections.ts';
export type { Correction } from './store/corrections.ts';
export { loadProgramme } from './pages/parts/load-programme.ts';
export type { Programme } from './pages/parts/load-programme.ts';
export type { BusyElsewhere, PlannedAudit, Priority } from './programme/planned-audit.ts';
export { findClashes, findClashesElsewhere, sayClash, sayClashElsewhere } from './rules/find-clashes.ts';
export { isAhead } from './rules/lanes-of-year.ts';
export type { Lane } from './rules/lanes-of-year.ts';
export { sayPlannedState } from './rules/planned-state.ts';
export { sayDays, sayPlannedWhen } from './rules/planned-when.ts';
export { daysOfYear, programmeYearOf, readProgrammeYear, sayProgrammeYear } from './rules/programme-year.ts';
export { caseStatuses, caseStatusCodes, isCaseStatus } from './case-status.ts';
export type { CaseStatus } from './case-status.ts';
export { liveRail } from './parts/live-page.ts';
export type { LivePart } from './parts/live-page.ts';
export {
  findTermsInForce,
  makeTermsVersion,
  recordAnswer as recordTermsAnswer,
  recordDecision,
} from './store/agreements.ts';
export { listGuardedAudits } from './store/guarded-audits.ts';
export type { GuardedAudit } from './store/guarded-audits.ts';
export { listMilestones, reachMilestone, setMilestones } from './store/milestones.ts';
export { planMilestones } from './rules/plan-milestones.ts';
export { askAgencies } from './pages/parts/ask-agencies.ts';
export { loadAround } from './pages/parts/open-terms.ts';
export { readTerms } from './terms/read-terms.ts';
export { addPlannedAudit, addPriority, listPriorities } from './store/programme.ts';
export type { Terms, TermsAgency, TermsBasis, TermsMethod, TermsSample } from './terms/terms.ts';
export { citedEdition, citedOf, citedUse, citedValue } from './drafts/cited-edition.ts';
