declare const verb: unique symbol;

/**
 * Leave for one sensitive verb, on one case. Only the rules in `rules/permit-….ts` make one: whatever opens a sealed value
 * takes it as an argument, so that forgetting to ask does not compile.
 */
export type Permit<Verb extends string> = { readonly case: string; readonly [verb]: Verb };

/** For the rules that give permits, and for nothing else. */
export function permit<Verb extends string>(caseId: string): Permit<Verb> {
  return { case: caseId } as Permit<Verb>;
}
