import type { Brand } from '#accounts';
import { participationNames, saySample, type PublishedAudit } from '#archive';
import { sayParticipation } from '#cases';
import type { DocumentContent } from '#platform/documents';
import { aboutPublished } from './about-published.ts';
import { beginDocument } from './begin-document.ts';
import { paragraph, participationBlocks } from './participation-blocks.ts';
import { saySource } from './say-source.ts';

/** The participation table as a document: counts, the same in words, what the counts leave open, and what marks mean. */
export function composeParticipation(audit: PublishedAudit, brand: Brand): DocumentContent {
  const names = participationNames(audit);
  const said = sayParticipation(audit.participation, names);
  const remark = audit.participation.remark === undefined ? '' : ` ${audit.participation.remark}`;
  return {
    ...beginDocument('participation', aboutPublished(audit), brand, 'landscape'),
    blocks: [
      paragraph(`${saySample(audit)}. ${said.overview}${remark}`, 'lead'),
      ...participationBlocks(audit.participation, names),
      paragraph(`Source: ${saySource(audit)}.`, 'quiet'),
    ],
  };
}
