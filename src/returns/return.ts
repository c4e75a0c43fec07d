/** Where an agency's return stands. */
export const returnStates = {
  open: 'Being written',
  submitted: 'Handed in, waiting for the lead',
  sent_back: 'Sent back',
  signed_off: 'Signed off',
  withdrawn: 'Not asked for any more',
} as const;
export type ReturnState = keyof typeof returnStates;

/** Who may do something with a return, beside what the permissions say. */
export type ReturnRole = 'auditor' | 'lead' | 'coordinator';

export type ReturnAction =
  | 'write'
  | 'submit'
  | 'take_back'
  | 'sign_off'
  | 'send_back'
  | 'begin_correction'
  | 'move_to_version'
  | 'withdraw';

/**
 * The life of a return as one table: in which state who may do what, and what it then is. Signing freezes; a correction
 * after the signature opens it again and ends in another signature, and both stay readable.
 */
export const returnLife: readonly {
  readonly action: ReturnAction;
  readonly by: readonly ReturnRole[];
  readonly from: readonly ReturnState[];
  readonly to: ReturnState | 'same';
  /** The button, and what the history says was done. */
  readonly label: string;
  readonly done: string;
}[] = [
  {
    action: 'write',
    by: ['auditor', 'lead'],
    from: ['open', 'sent_back'],
    to: 'same',
    label: 'Save',
    done: 'Written in',
  },
  {
    action: 'submit',
    by: ['auditor', 'lead'],
    from: ['open', 'sent_back'],
    to: 'submitted',
    label: 'Hand in to your lead',
    done: 'Handed in',
  },
  {
    action: 'take_back',
    by: ['auditor', 'lead'],
    from: ['submitted'],
    to: 'open',
    label: 'Take it back to change it',
    done: 'Taken back',
  },
  {
    action: 'sign_off',
    by: ['lead'],
    from: ['submitted'],
    to: 'signed_off',
    label: 'Sign off',
    done: 'Signed off',
  },
  {
    action: 'send_back',
    by: ['lead'],
    from: ['submitted'],
    to: 'sent_back',
    label: 'Send back',
    done: 'Sent back by the lead',
  },
  {
    action: 'send_back',
    by: ['coordinator'],
    from: ['signed_off'],
    to: 'sent_back',
    label: 'Send back to the agency',
    done: 'Sent back to the agency',
  },
  {
    action: 'begin_correction',
    by: ['lead'],
    from: ['signed_off'],
    to: 'sent_back',
    label: 'Correct after signing',
    done: 'Correction begun',
  },
  {
    action: 'move_to_version',
    by: ['coordinator'],
    from: ['open', 'sent_back'],
    to: 'same',
    label: 'Move to the newer version of the tool',
    done: 'Moved to a newer version of the tool',
  },
  {
    action: 'withdraw',
    by: ['coordinator'],
    from: ['open', 'sent_back', 'submitted'],
    to: 'withdrawn',
    label: 'Do not ask for it any more',
    done: 'Not asked for any more',
  },
];

/** What an action makes of a return in that state for somebody in that part; null where it is not theirs to do. */
export function stateAfter(state: ReturnState, action: ReturnAction, by: ReturnRole): ReturnState | null {
  const found = returnLife.find(
    (row) => row.action === action && row.by.includes(by) && row.from.includes(state),
  );
  if (found === undefined) return null;
  return found.to === 'same' ? state : found.to;
}

export type AgencyReturn = {
  readonly id: string;
  readonly case: string | null;
  readonly caseNumber: number | null;
  readonly agency: string;
  readonly service: string | null;
  readonly setting: string | null;
  readonly tool: string;
  readonly toolNumber: number;
  readonly state: ReturnState;
  /** ISO day. */
  readonly dueOn: string;
  readonly version: number;
  /** How often it was signed. */
  readonly signed: number;
  readonly changedAt: Temporal.Instant;
};

/** What can have happened to a return. */
export const returnSteps = {
  opened: 'Opened',
  submitted: 'Handed in',
  taken_back: 'Taken back',
  sent_back: 'Sent back',
  signed_off: 'Signed off',
  correction_begun: 'Correction begun',
  moved_to_version: 'Moved to a newer version of the tool',
  withdrawn: 'Not asked for any more',
  reopened: 'Asked for again',
  nudged: 'Reminded',
} as const;
export type ReturnStepKind = keyof typeof returnSteps;

export type ReturnStep = {
  readonly number: number;
  readonly kind: ReturnStepKind;
  /** Somebody's words about it, under the key of the case; null where there are none. */
  readonly sealed: Uint8Array | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** A membership. */
  readonly by: string;
  readonly at: Temporal.Instant;
};

/** Whether an agency writes in a return that stands so. */
export function isBeingWritten(state: ReturnState): boolean {
  return stateAfter(state, 'write', 'auditor') !== null;
}
