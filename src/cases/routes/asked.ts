import type { ActingRoute } from '#accounts';
import * as answer from '../pages/answer.ts';
import * as answerMany from '../pages/answer-many.ts';
import * as answerReveal from '../pages/answer-reveal.ts';
import * as asked from '../pages/asked.ts';
import * as assign from '../pages/assign.ts';
import * as conflict from '../pages/conflict.ts';
import * as myCase from '../pages/my-case.ts';
import * as myCases from '../pages/my-cases.ts';

const all = '/as/:membership/requests/:audit/cases';
const one = `${all}/:ask` as const;
const mine = '/as/:membership/my-cases';
const given = `${mine}/:audit/:case` as const;
const may = 'cases.answer';
const audits = 'cases.audit';

/** What one agency is asked about the cases: its answers, its auditors, and what they were given. */
export const askedRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: all, may, audit: 'asked.listed', handle: asked.get },
  { method: 'GET', path: `${all}/together`, may, audit: 'asked.together_opened', handle: answerMany.get },
  { method: 'POST', path: `${all}/together`, may, audit: 'asked.answered_together', handle: answerMany.post },
  { method: 'GET', path: one, may, audit: 'asked.viewed', handle: answer.get },
  { method: 'POST', path: one, may, audit: 'asked.answered', handle: answer.post },
  { method: 'POST', path: `${one}/reveal`, may, audit: 'asked.revealed', handle: answerReveal.post },
  { method: 'POST', path: `${one}/hide`, may, audit: 'asked.hidden', handle: answerReveal.hide },
  { method: 'GET', path: `${one}/auditors`, may, audit: 'asked.auditors_viewed', handle: assign.get },
  { method: 'POST', path: `${one}/auditors`, may, audit: 'asked.auditors_changed', handle: assign.post },
  {
    method: 'GET',
    path: `${one}/conflicts/:conflict`,
    may,
    audit: 'conflict.viewed',
    handle: conflict.get,
  },
  {
    method: 'POST',
    path: `${one}/conflicts/:conflict`,
    may,
    audit: 'conflict.settled',
    handle: conflict.post,
  },
  { method: 'GET', path: mine, may: audits, audit: 'given.listed', handle: myCases.get },
  { method: 'GET', path: given, may: audits, audit: 'given.viewed', handle: myCase.get },
  { method: 'POST', path: `${given}/reveal`, may: audits, audit: 'given.revealed', handle: myCase.reveal },
  { method: 'POST', path: `${given}/hide`, may: audits, audit: 'given.hidden', handle: myCase.hide },
  {
    method: 'POST',
    path: `${given}/conflict`,
    may: audits,
    audit: 'conflict.declared',
    handle: myCase.declare,
  },
];
