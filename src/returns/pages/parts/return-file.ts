import type { ActingContext } from '#accounts';
import { renderDocument } from '#platform/documents';
import { safeFileName } from '#platform/files';
import { file, later, type Reply } from '#platform/http';
import { displayDay, displayInstant, londonDay } from '#platform/time';
import { returnDocument } from '../../parts/return-document.ts';
import type { AgencyReturn } from '../../return.ts';
import { sayReturn } from '../../rules/say-return.ts';
import type { SignedReturn, SignedSection } from '../../signed-return.ts';

/** A return as PDF, rendered outside the transaction: as it was signed, or as it stands now. Its name tells nothing. */
export function returnFile(
  context: Pick<ActingContext, 'actor' | 'now'>,
  about: {
    readonly title: string;
    readonly one: AgencyReturn;
    readonly agency: string;
    readonly tool: string;
    readonly toolNumber: number;
    readonly sections: readonly SignedSection[];
    /** Null for one that is not signed. */
    readonly signed: (SignedReturn & { readonly name: string }) | null;
  },
): Reply {
  const { partnership } = context.actor;
  const { one, signed, agency, title } = about;
  const today = displayDay(londonDay(context.now));
  const content = returnDocument({
    partnership,
    title,
    name: `${sayReturn(one)}: return of ${agency}`,
    facts: [
      ['Agency', agency],
      ['Asked with', `${about.tool}, version ${about.toolNumber}`],
      signed === null
        ? ['Signed', 'Not signed']
        : [
            'Signed',
            `By ${signed.name} on ${displayInstant(signed.at)}${signed.number > 1 ? `, as number ${signed.number}` : ''}`,
          ],
    ],
    warning: signed === null ? `Not signed. As it stands on ${today}.` : '',
    dated: signed === null ? today : displayDay(londonDay(signed.at)),
    sections: about.sections,
  });
  return later(async () => {
    const made = await renderDocument(content, 'pdf');
    return file({
      bytes: made.bytes,
      contentType: made.contentType,
      name: safeFileName(
        [partnership.shortName, 'return', one.caseNumber === null ? '' : `case-${one.caseNumber}`],
        made.extension,
      ),
      disposition: 'attachment',
    });
  });
}
