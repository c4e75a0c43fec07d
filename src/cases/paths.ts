import { auditPaths } from '#audits';
import { withQuery } from '#platform/forms';

/** What the matrix is narrowed to, as it stands in the address. */
export type MatrixQuery = {
  /** Whose turn: "agencies", "us", or nothing for all. */
  readonly turn?: string | undefined;
  readonly state?: string | undefined;
  /** Columns in one part, where it is to be printed in parts. */
  readonly columns?: string | undefined;
  /** How many were asked just now, and how many somebody had asked before. */
  readonly asked?: string | undefined;
  readonly before?: string | undefined;
  /** Columns for whom nobody could be told by mail. */
  readonly untold?: string | undefined;
};

/** The ask that was answered just now, to say so on the next page. */
export type AfterAnswer = { readonly after?: string | undefined };

/**
 * The URLs of an audit's cases; `m` is the membership one acts as, `a` the audit's id, `c` a case's, `k` an ask's. No
 * address holds anything about a child.
 */
export const paths = {
  cases: auditPaths.cases,
  frame: (m: string, a: string) => `/as/${m}/audits/${a}/frame`,
  frameAdd: (m: string, a: string) => `/as/${m}/audits/${a}/frame/add`,
  frameByHand: (m: string, a: string) => `/as/${m}/audits/${a}/frame/by-hand`,
  frameColumns: (m: string, a: string, frame: string) => `/as/${m}/audits/${a}/frame/${frame}/columns`,
  frameCheck: (m: string, a: string, frame: string, query: { readonly page?: number | undefined } = {}) =>
    withQuery(`/as/${m}/audits/${a}/frame/${frame}/check`, query),
  frameLoad: (m: string, a: string, frame: string) => `/as/${m}/audits/${a}/frame/${frame}/load`,
  frameProgress: (m: string, a: string, frame: string) => `/as/${m}/audits/${a}/frame/${frame}`,
  frameWithdraw: (m: string, a: string, frame: string) => `/as/${m}/audits/${a}/frame/${frame}/withdraw`,
  frameRows: (m: string, a: string, query: Readonly<Record<string, string | number | undefined>> = {}) =>
    withQuery(`/as/${m}/audits/${a}/frame/children`, query),
  frameRow: (m: string, a: string, frame: string, row: string) =>
    `/as/${m}/audits/${a}/frame/${frame}/children/${row}`,
  frameRowLift: (m: string, a: string, frame: string, row: string) =>
    `/as/${m}/audits/${a}/frame/${frame}/children/${row}/lift`,
  draw: (m: string, a: string) => `/as/${m}/audits/${a}/draw`,
  drawn: (m: string, a: string, draw: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(`/as/${m}/audits/${a}/draw/${draw}`, query),
  casesFile: (m: string, a: string) => `/as/${m}/audits/${a}/cases/download`,
  pick: (m: string, a: string, query: Readonly<Record<string, string | number | undefined>> = {}) =>
    withQuery(`/as/${m}/audits/${a}/cases/pick`, query),
  case: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}`,
  caseMethod: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}/method`,
  caseLeave: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}/leave`,
  identity: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}/identity`,
  identityEdit: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}/identity/edit`,
  person: (m: string, a: string, c: string, person: string) =>
    `/as/${m}/audits/${a}/cases/${c}/identity/people/${person}`,
  practitioner: (m: string, a: string, c: string, practitioner: string) =>
    `/as/${m}/audits/${a}/cases/${c}/identity/practitioners/${practitioner}`,
  personRemove: (m: string, a: string, c: string, person: string) =>
    `/as/${m}/audits/${a}/cases/${c}/identity/people/${person}/remove`,
  practitionerRemove: (m: string, a: string, c: string, practitioner: string) =>
    `/as/${m}/audits/${a}/cases/${c}/identity/practitioners/${practitioner}/remove`,
  reveal: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}/reveal`,
  hide: (m: string, a: string, c: string) => `/as/${m}/audits/${a}/cases/${c}/hide`,
  looks: (m: string, a: string, query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/as/${m}/audits/${a}/looks`, query),
  looksFile: (m: string, a: string, format: string) => `/as/${m}/audits/${a}/looks/${format}`,
  watch: (m: string) => `/as/${m}/watch`,
  watchAudit: (m: string, a: string) => `/as/${m}/watch/${a}`,
  holdAdd: (m: string, a: string) => `/as/${m}/watch/${a}/holds/add`,
  holdLift: (m: string, a: string, hold: string) => `/as/${m}/watch/${a}/holds/${hold}/lift`,
  exception: (m: string, a: string, conflict: string) => `/as/${m}/watch/${a}/exceptions/${conflict}`,
  destruction: (m: string, a: string) => `/as/${m}/watch/${a}/destruction`,
  destructionOne: (m: string, a: string, d: string) => `/as/${m}/watch/${a}/destruction/${d}`,
  destructionFile: (m: string, a: string, d: string, format: string) =>
    `/as/${m}/watch/${a}/destruction/${d}/${format}`,
  requests: auditPaths.requests,
  terms: auditPaths.terms,
  basis: (m: string, a: string) => auditPaths.section(m, a, 'basis'),
  involvement: auditPaths.involvement,
  matrix: (m: string, a: string, query: MatrixQuery = {}) => withQuery(auditPaths.involvement(m, a), query),
  /** One case and one agency to begin with: the case's id, the code of the agency's column. */
  askAgencies: (m: string, a: string, of: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/as/${m}/audits/${a}/involvement/ask`, of),
  chase: (m: string, a: string) => `/as/${m}/audits/${a}/involvement/chase`,
  matrixFile: (m: string, a: string, format: string) => `/as/${m}/audits/${a}/involvement/download/${format}`,
  /** The participation table as a document; `reports` makes it. */
  participationFile: (m: string, a: string, format: string) =>
    `/as/${m}/audits/${a}/involvement/table/${format}`,
  ask: (m: string, a: string, k: string) => `/as/${m}/audits/${a}/involvement/asks/${k}`,
  askNote: (m: string, a: string, k: string) => `/as/${m}/audits/${a}/involvement/asks/${k}/note`,
  askDue: (m: string, a: string, k: string) => `/as/${m}/audits/${a}/involvement/asks/${k}/due`,
  askMore: (m: string, a: string, k: string) => `/as/${m}/audits/${a}/involvement/asks/${k}/more`,
  askWithdraw: (m: string, a: string, k: string) => `/as/${m}/audits/${a}/involvement/asks/${k}/withdraw`,
  /** An agency's own side. */
  request: auditPaths.request,
  asked: (m: string, a: string, query: AfterAnswer = {}) => withQuery(auditPaths.requestCases(m, a), query),
  answer: (m: string, a: string, k: string, query: AfterAnswer = {}) =>
    withQuery(`/as/${m}/requests/${a}/cases/${k}`, query),
  answerReveal: (m: string, a: string, k: string) => `/as/${m}/requests/${a}/cases/${k}/reveal`,
  answerHide: (m: string, a: string, k: string) => `/as/${m}/requests/${a}/cases/${k}/hide`,
  /** Settings that one person answers for, with one answer. */
  answerMany: (m: string, a: string) => `/as/${m}/requests/${a}/cases/together`,
  assign: (m: string, a: string, k: string) => `/as/${m}/requests/${a}/cases/${k}/auditors`,
  conflict: (m: string, a: string, k: string, conflict: string) =>
    `/as/${m}/requests/${a}/cases/${k}/conflicts/${conflict}`,
  mine: (m: string) => `/as/${m}/my-cases`,
  myCase: (m: string, a: string, c: string) => `/as/${m}/my-cases/${a}/${c}`,
  myCaseReveal: (m: string, a: string, c: string) => `/as/${m}/my-cases/${a}/${c}/reveal`,
  myCaseHide: (m: string, a: string, c: string) => `/as/${m}/my-cases/${a}/${c}/hide`,
  myCaseConflict: (m: string, a: string, c: string) => `/as/${m}/my-cases/${a}/${c}/conflict`,
  concerns: auditPaths.concerns,
  concernRoute: (m: string, a: string) => `/as/${m}/audits/${a}/concerns/route`,
  concernRaise: (m: string, a: string, c: string) => `/as/${m}/concerns/${a}/${c}/raise`,
  concern: (m: string, a: string, concern: string) => `/as/${m}/concerns/${a}/${concern}`,
  noneFound: (m: string, a: string, c: string) => `/as/${m}/concerns/${a}/${c}/none`,
  myConcerns: (m: string) => `/as/${m}/concerns`,
};
