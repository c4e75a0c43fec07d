import type { LivePart } from '#audits';
import type { CaseProgress } from '../case-progress.ts';

/** Where each later part of a live audit stands, in a few words for its rail; '' for the parts of commissioning. */
export function sayProgress(part: LivePart, progress: CaseProgress): string {
  const { listed, inSample, reserves, asked, answered, late, openConcerns } = progress;
  switch (part) {
    case 'cases':
      if (inSample > 0) return `${inSample} in the sample${reserves > 0 ? `, ${reserves} in reserve` : ''}`;
      return listed > 0 ? `${listed} on the list, none drawn` : 'no list yet';
    case 'involvement':
      if (asked === 0) return 'nobody asked yet';
      return `${answered} of ${asked}${late > 0 ? `, ${late} late` : ''}`;
    case 'concerns':
      return openConcerns === 0 ? 'none open' : `${openConcerns} open`;
    default:
      return '';
  }
}
