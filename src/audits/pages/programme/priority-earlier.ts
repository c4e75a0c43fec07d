import type { ActingContext } from '#accounts';
import { notFound, page, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { earlierTexts } from '../../parts/earlier-texts.ts';
import { priorityEntries, priorityValues } from '../../programme/priority-form.ts';
import { paths } from '../../paths.ts';
import { formerTexts } from '../../drafts/former-texts.ts';
import { programmeYearOf } from '../../rules/programme-year.ts';
import { findPriority } from '../../store/programme.ts';
import { listPriorityTexts } from '../../store/programme-former.ts';
import { programmePage } from '../parts/programme-page.ts';

/** What a priority held before somebody changed it. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, params, now } = context;
  const priority = await findPriority(tx, actor.partnership.id, params['priority'] ?? '');
  if (priority === null) return notFound();
  const kept = await listPriorityTexts(tx, actor.partnership.id, priority);
  const former = formerTexts(
    kept.map(({ content, by, at }) => ({ content: priorityValues(content), by, at })),
  );
  return page(
    programmePage(
      context,
      {
        title: `Earlier texts: ${priority.name}`,
        year: programmeYearOf(londonDay(now)),
        back: { href: paths.priority(actor.membership, priority.id), text: 'Change a priority' },
      },
      await earlierTexts(tx, { entries: priorityEntries(false), lists: [] }, former),
    ),
  );
}
