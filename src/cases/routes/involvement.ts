import type { ActingRoute } from '#accounts';
import * as ask from '../pages/ask.ts';
import * as askAgencies from '../pages/ask-agencies.ts';
import * as askDue from '../pages/ask-due.ts';
import * as askMore from '../pages/ask-more.ts';
import * as askNote from '../pages/ask-note.ts';
import * as askWithdraw from '../pages/ask-withdraw.ts';
import * as chase from '../pages/chase.ts';
import * as matrix from '../pages/matrix.ts';
import * as matrixFile from '../pages/matrix-file.ts';

const all = '/as/:membership/audits/:audit/involvement';
const one = `${all}/asks/:ask` as const;
const may = 'cases.keep';

/** What agencies are asked about the cases, and what becomes of it: the coordinator's side. */
export const involvementRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: all, may, audit: 'involvement.viewed', handle: matrix.get },
  {
    method: 'GET',
    path: `${all}/download/:format`,
    may,
    audit: 'involvement.downloaded',
    handle: matrixFile.get,
  },
  { method: 'GET', path: `${all}/ask`, may, audit: 'involvement.asking_opened', handle: askAgencies.get },
  { method: 'POST', path: `${all}/ask`, may, audit: 'involvement.asked', handle: askAgencies.post },
  { method: 'GET', path: `${all}/chase`, may, audit: 'involvement.waiting_viewed', handle: chase.get },
  { method: 'POST', path: `${all}/chase`, may, audit: 'involvement.chased', handle: chase.post },
  { method: 'GET', path: one, may, audit: 'ask.viewed', handle: ask.get },
  { method: 'GET', path: `${one}/note`, may, audit: 'ask.note_opened', handle: askNote.get },
  { method: 'POST', path: `${one}/note`, may, audit: 'ask.answer_noted', handle: askNote.post },
  { method: 'GET', path: `${one}/more`, may, audit: 'ask.more_opened', handle: askMore.get },
  { method: 'POST', path: `${one}/more`, may, audit: 'ask.told_more', handle: askMore.post },
  { method: 'GET', path: `${one}/due`, may, audit: 'ask.due_opened', handle: askDue.get },
  { method: 'POST', path: `${one}/due`, may, audit: 'ask.due_changed', handle: askDue.post },
  { method: 'GET', path: `${one}/withdraw`, may, audit: 'ask.withdrawal_opened', handle: askWithdraw.get },
  { method: 'POST', path: `${one}/withdraw`, may, audit: 'ask.withdrawn', handle: askWithdraw.post },
];
