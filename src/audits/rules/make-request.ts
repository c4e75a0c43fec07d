// What one agency is asked for. Its lead sees this and nothing else of the terms: no other agency, no remark of the group.
import { caseStatuses } from '../case-status.ts';
import type { AgencyRequest } from '../agency-request.ts';
import { lawfulBases, sharingConditions } from '../lawful-basis.ts';
import { methodLabel } from '../method-label.ts';
import type { Terms } from '../terms/terms.ts';
import { sayPerson } from './contacts-of-audit.ts';
import { sayTermsPeriod } from './say-period.ts';

/** The request to an agency that these terms ask; null for an agency that they do not ask. `dates` are its own. */
export function makeRequest(
  terms: Terms,
  agency: string,
  dates: AgencyRequest['dates'],
): AgencyRequest | null {
  const asked = terms.agencies.find((one) => one.agency === agency && one.asked);
  if (asked === undefined) return null;
  const answering = terms.contacts.find((one) => one.agency === agency);
  const basis = terms.basis.agencies.find((one) => one.agency === agency);
  return {
    title: terms.title,
    subject: terms.subject,
    question: terms.question,
    purpose: terms.purpose,
    linesOfEnquiry: terms.linesOfEnquiry,
    methods: terms.methods.map((method) => {
      const only = method.statuses.map((status) => caseStatuses[status].toLowerCase());
      return {
        name:
          only.length === 0 ? methodLabel(method.kind) : `${methodLabel(method.kind)} (${only.join(', ')})`,
        description: method.description,
      };
    }),
    cases: terms.sample.cases,
    services: asked.services,
    contact: sayPerson(answering?.contact ?? null),
    deputy: sayPerson(answering?.deputy ?? null),
    read: sayTermsPeriod(terms.scope),
    judged: sayTermsPeriod(terms.judged),
    grading: terms.grading?.grades ?? [],
    basis: lawfulBases.find((one) => one.code === basis?.basis)?.label ?? '',
    condition: sharingConditions.find((one) => one.code === basis?.condition)?.label ?? '',
    agreement: terms.basis.agreement.title,
    signatory: basis?.signatory ?? '',
    dates,
  };
}
