import { randomUUID } from 'node:crypto';
import { at, inWork, moment, type Row, type Which } from './scene-row.ts';
import type { Place } from './scene.ts';

/** The rows of the scene in the tables of returns: a tool with a version, a return on the scene's case and what is in it. */
export const rowsOfReturns: Readonly<Record<string, (place: Place, which: Which) => Row>> = {
  'returns.tool': (place, which) => ({
    partnership_id: place.partnership,
    id: which === 'standing' ? place.tool : randomUUID(),
    name: `Tool ${which}`,
    form: 'deep_dive',
    made_by: place.people.coordinator.membership,
  }),
  'returns.tool_draft': (place, which) => ({
    partnership_id: place.partnership,
    tool_id: which === 'standing' ? place.tool : place.otherTool,
    content: JSON.stringify(plainTool),
    changed_by: place.people.coordinator.membership,
  }),
  'returns.tool_version': (place, which) => ({
    partnership_id: place.partnership,
    tool_id: place.tool,
    number: 1 + at(which),
    content: JSON.stringify(plainTool),
    made_by: place.people.coordinator.membership,
  }),
  'returns.audit_tool': (place, which) => ({
    ...inWork(place),
    method: which === 'standing' ? '*' : 'method',
    tool_id: place.tool,
    number: 1,
    due_on: '2026-06-01',
    chosen_by: place.people.coordinator.membership,
  }),
  'returns.return': (place, which) => ({
    ...inWork(place),
    id: which === 'standing' ? place.return : randomUUID(),
    case_id: place.sampleCase,
    case_number: 1,
    agency_id: place.agency,
    ...(which === 'standing' ? {} : { service_id: place.service }),
    tool_id: place.tool,
    tool_number: 1,
    due_on: '2026-06-01',
  }),
  'returns.entry': (place, which) => ({
    ...ofReturn(place),
    field: which === 'standing' ? 'involvement' : 'strengths',
    sealed: sealedBytes,
    changed_by: place.people.auditor.membership,
  }),
  'returns.entry_former': (place, which) => ({
    ...ofReturn(place),
    field: 'involvement',
    version: 1 + at(which),
    sealed: sealedBytes,
    changed_by: place.people.auditor.membership,
    changed_at: moment,
  }),
  // Whoever leads the agency did it, under their own name.
  'returns.step': (place, which) => ({
    ...ofReturn(place),
    number: 1 + at(which),
    kind: 'opened',
    done_by: place.people.agency_lead.membership,
  }),
  'returns.signed_return': (place, which) => ({
    ...ofReturn(place),
    number: 1 + at(which),
    sealed: sealedBytes,
    answers: '{}',
    signed_by: place.people.agency_lead.membership,
  }),
  'returns.presence': (place, which) => ({
    ...ofReturn(place),
    membership_id:
      which === 'standing' ? place.people.auditor.membership : place.people.agency_lead.membership,
    section: 'involvement',
  }),
  'returns.evidence': (place, which) => ({
    ...ofReturn(place),
    id: which === 'standing' ? place.evidence : randomUUID(),
    field: 'involvement',
    kind: 'pdf',
    bytes: 10,
    sealed_name: sealedBytes,
    added_by: place.people.auditor.membership,
  }),
  'returns.evidence_piece': (place, which) => ({
    ...inWork(place),
    evidence_id: place.evidence,
    position: at(which),
    agency_id: place.agency,
    sealed: sealedBytes,
  }),
};

const plainTool = {
  name: 'Tool standing',
  form: 'deep_dive',
  about: '',
  minutes: 60,
  grading: '',
  sections: [
    {
      code: 'first',
      title: 'First section',
      guidance: '',
      when: null,
      items: [
        {
          id: 'own-1',
          kind: 'standard',
          part: null,
          text: 'The child was seen alone.',
          guidance: '',
          basis: '',
          themes: [],
          agencies: [],
          when: null,
          minutes: 3,
        },
      ],
    },
  ],
};

/** Something sealed: nobody opens it in these tests. */
const sealedBytes = Buffer.alloc(61, 1);

function ofReturn(place: Place): Row {
  return { ...inWork(place), return_id: place.return, agency_id: place.agency };
}
