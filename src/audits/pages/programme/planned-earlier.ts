import type { ActingContext } from '#accounts';
import { textEntry } from '#platform/forms';
import { notFound, page, type Reply } from '#platform/http';
import { earlierTexts } from '../../parts/earlier-texts.ts';
import { plannedEntries, plannedValues } from '../../programme/planned-form.ts';
import { paths } from '../../paths.ts';
import { formerTexts } from '../../drafts/former-texts.ts';
import { findPlannedAudit } from '../../store/programme.ts';
import { listPlannedTexts } from '../../store/programme-former.ts';
import { loadEveryChoice, programmePage } from '../parts/programme-page.ts';

/** Why it was dropped has a page of its own, and its place among the earlier texts. */
const whyDropped = textEntry({ name: 'dropped', label: 'Why it is dropped', longest: 1000 });

/** What a planned audit held before somebody changed it. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, params } = context;
  const planned = await findPlannedAudit(tx, actor.partnership.id, params['planned'] ?? '');
  if (planned === null) return notFound();
  const kept = await listPlannedTexts(tx, actor.partnership.id, planned);
  const choices = await loadEveryChoice(
    context,
    kept.map(({ content }) => content.year),
  );
  const former = formerTexts(
    kept.map(({ content, by, at }) => ({
      content: { ...plannedValues(content), [whyDropped.name]: content.dropped?.reason ?? null },
      by,
      at,
    })),
  );
  return page(
    programmePage(
      context,
      {
        title: `Earlier texts: ${planned.title}`,
        year: planned.year,
        back: { href: paths.planned(actor.membership, planned.id), text: 'Change a planned audit' },
      },
      await earlierTexts(tx, { entries: [...plannedEntries(choices), whyDropped], lists: [] }, former),
    ),
  );
}
