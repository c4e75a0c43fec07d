import type { FindingKind } from '../finding.ts';

/** The word and the shape of a kind of finding, so that strength and learning differ without colour. */
export function findingLabel(kind: FindingKind): { readonly label: string; readonly symbol: string } {
  return labels[kind];
}

const labels: Record<FindingKind, { readonly label: string; readonly symbol: string }> = {
  strength: { label: 'Strength', symbol: '▲' },
  learning: { label: 'Learning', symbol: '◆' },
  neither: { label: 'Noted', symbol: '■' },
};
