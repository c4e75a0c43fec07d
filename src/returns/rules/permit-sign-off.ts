import { stateAfter, type AgencyReturn, type ReturnRole } from '../return.ts';

declare const leave: unique symbol;

/** Leave to sign one return as it was read. Only the rule below gives it, and the store that signs asks for it. */
export type SignPermit = { readonly return: string; readonly [leave]: 'sign' };

/**
 * Leave to sign a return: for the lead of its agency, once it was handed in, and only what was read: `seen` and `now` are
 * marks of all that it holds. Null otherwise.
 */
export function permitSignOff(
  one: Pick<AgencyReturn, 'id' | 'agency' | 'state'>,
  asked: {
    readonly role: ReturnRole;
    readonly agency: string | null;
    readonly seen: string;
    readonly now: string;
  },
): SignPermit | null {
  if (asked.role !== 'lead' || asked.agency !== one.agency) return null;
  if (stateAfter(one.state, 'sign_off', asked.role) === null || asked.seen !== asked.now) return null;
  return { return: one.id } as SignPermit;
}
