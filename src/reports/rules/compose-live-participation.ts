import type { Brand } from '#accounts';
import type { LiveParticipation } from '#cases';
import type { DocumentContent } from '#platform/documents';
import { displayDay } from '#platform/time';
import { beginDocument } from './begin-document.ts';
import { listed, paragraph, participationBlocks } from './participation-blocks.ts';

/** The participation table of an audit that is under way, as it stands today, or of one that is over. Counts only. */
export function composeLiveParticipation(live: LiveParticipation, brand: Brand): DocumentContent {
  const {
    said,
    participation,
    names,
    perCase,
    notCounted,
    selection,
    exceptions,
    isOpen,
    today,
    title,
    partners,
  } = live;
  const dated = `${isOpen ? 'As it stands on' : 'Made on'} ${displayDay(today)}`;
  return {
    ...beginDocument('participation', { title, partners, dated }, brand, 'landscape'),
    blocks: [
      paragraph([said.overview, perCase].filter((sentence) => sentence !== null).join(' '), 'lead'),
      ...(isOpen && notCounted.length > 0
        ? [paragraph(`The audit is under way. ${notCounted.join(' ')}`)]
        : []),
      ...participationBlocks(participation, names),
      ...(isOpen ? [] : listed('What no count holds', notCounted)),
      ...listed('How the cases were chosen', selection),
      ...listed('Who audited', exceptions === null ? [] : [exceptions]),
    ],
  };
}
