export { agencyTypes, isAgencyType, sayAgencyType } from './agency.ts';
export { contactParts } from './contact.ts';
export type { Contact, ContactPart, ContactWays } from './contact.ts';
export { settingKinds } from './setting.ts';
export type { Setting, SettingKind } from './setting.ts';
export { brandOf } from './brand.ts';
export type { Brand, PartnershipMark } from './brand.ts';
export type { AgencyType } from './agency.ts';
export { actorMay, findActor, gate } from './actor.ts';
export type { ActingContext, ActingRoute, Actor } from './actor.ts';
export { isRole, mayDo, roles, sayRoles } from './role.ts';
export type { Permission, Role } from './role.ts';
export {
  findOrAddAgencies,
  listAgencies,
  listServices,
  listServicesOfAgencies,
  placeAgency,
} from './store/agencies.ts';
export type { AgencyRow } from './store/agencies.ts';
export { addContact, hasContacts, listContacts } from './store/contacts.ts';
export { addSettings, countSettingsOfAgencies, listSettings, nameSettings } from './store/settings.ts';
export { contactGaps, isLead } from './rules/contact-gaps.ts';
export type { ContactGap } from './rules/contact-gaps.ts';
export { holdsOn, whoAnswers } from './rules/who-answers.ts';
export type { Answering, AnswersFor } from './rules/who-answers.ts';
export { resetFactorsOf } from './store/factors.ts';
export { endMembership, listMembers, offerLinkTo } from './store/members.ts';
export { isOwnHat, listColleagues, nameHats, nameMembers, sayColleague } from './store/colleagues.ts';
export type { Colleague, NamedHat } from './store/colleagues.ts';
export { listOwnAuditors } from './store/own-auditors.ts';
export type { OwnAuditor } from './store/own-auditors.ts';
export { addPartnership, findPartnership, listAreas, listPartnerships } from './store/partnerships.ts';
export type { Area, Nation, Partnership } from './store/partnerships.ts';
export { actingPage, openPage, sayHat } from './parts/layout.ts';
export { partsRail } from './parts/parts-rail.ts';
export type { PageParts, Section } from './parts/layout.ts';
export { statusPages } from './pages/status-pages.ts';
export { paths as accountPaths } from './paths.ts';
export { actingRoutes as accountActingRoutes, openRoutes as accountOpenRoutes } from './routes.ts';
export { clearEndedSessions, findInstallationKind, offerFirstLink } from './store/people.ts';
export { listMailReceivers } from './store/receivers.ts';
export type { MailContact, MailMember, MailReceiver, MailReceivers } from './store/receivers.ts';
export { clearOldSubmissions } from './store/submissions.ts';
export { colourProblem, washOf } from './rules/colour-contrast.ts';
export { beginDemonstrationSession, endSession } from './store/sign-in.ts';
