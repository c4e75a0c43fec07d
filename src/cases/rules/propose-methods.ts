// "Method by case status": two cases as a paper audit, two in a reflective practice meeting (Portsmouth 2017).
import type { TermsMethod } from '#audits';

/**
 * Proposes a method of the terms for each case by its status: one that is meant for the status goes before one for any, and
 * one that has its number of cases already stands back while another can take it. Null where the terms name no method that
 * fits.
 */
export function proposeMethods(
  methods: readonly TermsMethod[],
  statuses: readonly string[],
): readonly (string | null)[] {
  const used = new Map<string, number>();
  return statuses.map((status) => {
    const meant = methods.filter((method) => method.statuses.some((one) => one === status));
    const open = methods.filter((method) => method.statuses.length === 0);
    const fitting = [...meant, ...open];
    const hasRoom = (method: TermsMethod): boolean =>
      method.cases === null || (used.get(method.id) ?? 0) < method.cases;
    const chosen = fitting.find(hasRoom) ?? fitting[0];
    if (chosen === undefined) return null;
    used.set(chosen.id, (used.get(chosen.id) ?? 0) + 1);
    return chosen.id;
  });
}
