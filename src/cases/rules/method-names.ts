import { methodLabel, type TermsMethod } from '#audits';

/** What each method of the terms is called, by its item; two of one kind are told apart by the number of their place. */
export function nameMethods(methods: readonly TermsMethod[]): ReadonlyMap<string, string> {
  return new Map(
    methods.map((method, at) => {
      const label = methodLabel(method.kind);
      const isAlone = methods.filter((other) => other.kind === method.kind).length === 1;
      return [method.id, isAlone ? label : `${label} (${at + 1})`];
    }),
  );
}

/** The method of a case in words. */
export function sayMethod(names: ReadonlyMap<string, string>, method: string | null): string {
  if (method === null) return 'Not settled';
  return names.get(method) ?? 'A method that the terms no longer name';
}
