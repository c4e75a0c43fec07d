import type { ActingRoute } from '#accounts';
import * as mySigned from '../pages/my-signed.ts';
import * as check from '../pages/return-check.ts';
import * as returnFile from '../pages/return-file.ts';
import * as sendBack from '../pages/return-send-back.ts';
import * as sign from '../pages/return-sign.ts';
import * as step from '../pages/return-step.ts';
import * as withdraw from '../pages/return-withdraw.ts';
import * as signed from '../pages/signed-return.ts';
import * as signedSendBack from '../pages/signed-send-back.ts';

const its = '/as/:membership/returns/:audit/:return';
const watched = '/as/:membership/audits/:audit/returns/:return';
const writes = 'returns.write';
const signs = 'returns.sign';
const watches = 'returns.watch';

/** The end of a return: checked, handed in, signed, sent back, read for good. */
export const signingRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: `${its}/check`, may: writes, audit: 'returns.checked', handle: check.get },
  { method: 'POST', path: `${its}/check`, may: writes, audit: 'returns.handed_in', handle: check.post },
  { method: 'POST', path: `${its}/step`, may: writes, audit: 'returns.taken_back', handle: step.post },
  { method: 'GET', path: `${its}/sign-off`, may: signs, audit: 'returns.read_to_sign', handle: sign.get },
  { method: 'POST', path: `${its}/sign-off`, may: signs, audit: 'returns.signed', handle: sign.post },
  {
    method: 'GET',
    path: `${its}/send-back`,
    may: signs,
    audit: 'returns.send_back_opened',
    handle: sendBack.get,
  },
  { method: 'POST', path: `${its}/send-back`, may: signs, audit: 'returns.sent_back', handle: sendBack.post },
  { method: 'GET', path: `${its}/pdf`, may: writes, audit: 'returns.downloaded', handle: returnFile.get },
  {
    method: 'GET',
    path: `${its}/signed/:number`,
    may: writes,
    audit: 'returns.signed_viewed',
    handle: mySigned.get,
  },
  {
    method: 'GET',
    path: `${its}/signed/:number/pdf`,
    may: writes,
    audit: 'returns.signed_downloaded',
    handle: mySigned.pdf,
  },
  { method: 'GET', path: watched, may: watches, audit: 'returns.watched', handle: signed.get },
  {
    method: 'GET',
    path: `${watched}/signed/:number/pdf`,
    may: watches,
    audit: 'returns.watched_downloaded',
    handle: signed.pdf,
  },
  {
    method: 'GET',
    path: `${watched}/send-back`,
    may: watches,
    audit: 'returns.send_back_to_agency_opened',
    handle: signedSendBack.get,
  },
  {
    method: 'POST',
    path: `${watched}/send-back`,
    may: watches,
    audit: 'returns.sent_back_to_agency',
    handle: signedSendBack.post,
  },
  {
    method: 'GET',
    path: `${watched}/withdraw`,
    may: watches,
    audit: 'returns.withdrawal_opened',
    handle: withdraw.get,
  },
  {
    method: 'POST',
    path: `${watched}/withdraw`,
    may: watches,
    audit: 'returns.withdrawn',
    handle: withdraw.post,
  },
];
