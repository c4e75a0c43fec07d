/** How much an audit holds: numbers of findings and of what it asks for. */
export type AuditCounts = {
  readonly strengths: number;
  readonly learning: number;
  readonly recommendations: number;
  readonly suggestedActions: number;
};

/** Looks up how much an audit holds; an audit of which nothing is counted holds nothing. */
export function countsOf(
  findings: ReadonlyMap<string, { readonly strengths: number; readonly learning: number }>,
  asked: ReadonlyMap<string, { readonly recommendations: number; readonly suggestedActions: number }>,
): (audit: string) => AuditCounts {
  return (audit) => ({
    strengths: findings.get(audit)?.strengths ?? 0,
    learning: findings.get(audit)?.learning ?? 0,
    recommendations: asked.get(audit)?.recommendations ?? 0,
    suggestedActions: asked.get(audit)?.suggestedActions ?? 0,
  });
}
