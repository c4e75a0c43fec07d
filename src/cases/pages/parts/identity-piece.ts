import type { ActingContext } from '#accounts';
import { Overtaken } from '#platform/db';
import {
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  problemSummary,
  showEntries,
  showMerged,
  typedIn,
  type Conflicting,
  type Entry,
  type FormProblem,
  type Typed,
  type Values,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { sayHat } from '#accounts';
import type { IdentityPack } from '../../identity.ts';
import { revealBand } from '../../parts/reveal-band.ts';
import { paths } from '../../paths.ts';
import { sayCase } from '../../sample-case.ts';
import { changeIdentity } from '../../store/identity.ts';
import { openCase, type OpenedCase } from './open-case.ts';
import { lookAtIdentity, type Looked } from './open-identity.ts';
import { notShown } from './not-shown.ts';
import { casesPage } from './open-cases.ts';

/** One thing of an identity pack that has a page of its own: a person, a practitioner, what is said of the case. */
export type Piece = {
  readonly title: string;
  /** For the log: a word. */
  readonly part: string;
  readonly entries: readonly Entry[];
  /** What is kept; null where it is not there, or not any more. */
  readonly values: Values | null;
  readonly isNew: boolean;
  readonly action: string;
  /** Hidden fields of its own. */
  readonly hidden?: SafeHtml;
  /** The way to remove it. */
  readonly removal?: string;
  /** What is wrong between its entries. */
  readonly check: (values: Values) => readonly FormProblem[];
  /** The pack with these values in it. */
  readonly put: (pack: IdentityPack, values: Values) => IdentityPack;
};

/** Which piece an address names; `pack` is null when the look is over and nothing kept may be shown. Null: no such piece. */
export type PieceOf = (
  context: ActingContext,
  opened: OpenedCase,
  pack: IdentityPack | null,
) => Promise<Piece | null>;

type Shown = {
  readonly typed: Typed;
  readonly problems?: readonly FormProblem[];
  readonly conflicts?: readonly Conflicting[];
  readonly isGone?: boolean;
  readonly sent?: Form;
};

/** The page on which a piece of who the people are is added or changed, while one's own look at them is open. */
export function identityPiecePage(pieceOf: PieceOf): {
  readonly get: (context: ActingContext) => Promise<Reply>;
  readonly post: (context: ActingContext) => Promise<Reply>;
} {
  return {
    get: async (context) => {
      const opened = await openCase(context);
      if (opened === null) return notFound();
      const looked = await lookAtIdentity(context, opened);
      if (looked?.identity.state !== 'open') return notShown(context, opened);
      const piece = await pieceOf(context, opened, looked.identity.pack);
      if (piece === null || (piece.values === null && !piece.isNew)) return notFound();
      return page(
        view(context, opened, looked, piece, { typed: showEntries(piece.entries, piece.values ?? {}) }),
      );
    },
    post: async (context) => {
      const { tx, keys, actor, form } = context;
      const opened = await openCase(context);
      if (opened === null) return notFound();
      const looked = await lookAtIdentity(context, opened);
      if (looked === null) return await ended(context, opened, pieceOf);
      const { identity } = looked;
      if (identity.state !== 'open') return toIdentity(context, opened);
      const piece = await pieceOf(context, opened, identity.pack);
      if (piece === null) return notFound();
      const kept = piece.values ?? {};
      const merging = mergeEntries(piece.entries, kept, form);
      const after = { ...kept, ...merging.changes };
      const problems = merging.problems.length > 0 ? merging.problems : piece.check(after);
      const typed = typedIn(form);
      if (problems.length > 0)
        return invalid(view(context, opened, looked, piece, { typed, problems, sent: form }));
      if (piece.values === null && !piece.isNew)
        return conflict(view(context, opened, looked, piece, { typed, isGone: true }));
      if (merging.conflicts.length > 0)
        return conflict(
          view(context, opened, looked, piece, {
            typed: showMerged(piece.entries, kept, merging, form),
            conflicts: merging.conflicts,
          }),
        );
      if (Object.keys(merging.changes).length > 0) {
        const changed = { pack: piece.put(identity.pack, after), seen: identity.version };
        const writer = { membership: actor.membership, person: actor.person };
        if (!(await changeIdentity(tx, keys, opened.key, opened.one.id, changed, writer)))
          throw new Overtaken();
        context.note({ part: piece.part, kept: identity.version + 1 });
      }
      return toIdentity(context, opened);
    },
  };
}

function toIdentity(context: ActingContext, opened: OpenedCase): Reply {
  return redirect(paths.identity(context.actor.membership, opened.key.audit, opened.one.id));
}

/** The look ended while somebody typed: what they typed stays on the page, what is kept is not shown. */
async function ended(context: ActingContext, opened: OpenedCase, pieceOf: PieceOf): Promise<Reply> {
  const piece = await pieceOf(context, opened, null);
  if (piece === null) return notFound();
  const [first] = piece.entries;
  const problems = [
    {
      field: first?.name ?? '',
      message: 'Your look has ended. Open another one in a new tab, by the link below, then save here',
    },
  ];
  return invalid(
    view(context, opened, null, piece, { typed: typedIn(context.form), problems, sent: context.form }),
  );
}

function view(
  context: ActingContext,
  opened: OpenedCase,
  looked: Looked | null,
  piece: Piece,
  shown: Shown,
): SafeHtml {
  const { problems = [], conflicts = [], isGone = false } = shown;
  const { actor, now, formKeys } = context;
  const m = actor.membership;
  const { audit, one } = opened;
  const isStale = conflicts.length > 0 || isGone;
  const title = isStale ? 'Somebody else changed this meanwhile' : piece.title;
  const back = paths.identity(m, audit.id, one.id);
  const content: readonly Content[] = [
    looked !== null &&
      revealBand({
        until: looked.reveal.until,
        now,
        to: `${actor.name}, ${sayHat(actor)}`,
        hide: paths.hide(m, audit.id, one.id),
        keys: formKeys,
      }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    looked === null &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.reveal(m, audit.id, one.id)}" target="_blank" rel="noopener"
          >Show who they are (opens in a new tab)</a
        >
      </p>`,
    isGone &&
      html`<p class="tl-lead">
        It was removed. What you typed is below: save it to add it again, or leave it out.
      </p>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">
          Nothing of yours was saved. Compare the two, then save yours or leave what stands.
        </p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: piece.action, keys: formKeys },
      piece.hidden,
      drawEntries(piece.entries, piece.values ?? {}, { typed: shown.typed, problems }, { sent: shown.sent }),
      formButtons({
        text: isStale ? 'Save what I typed' : 'Save',
        cancel: back,
        cancelText: isStale ? 'Leave what stands' : 'Cancel',
      }),
    ),
    piece.removal !== undefined &&
      !isStale &&
      looked !== null &&
      html`<p class="govuk-body"><a class="govuk-link" href="${piece.removal}">Remove</a></p>`,
  ];
  return casesPage(
    context,
    opened,
    {
      // The heading may hold a name while it is shown; what stands in the browser's tab and history never does.
      title: `${sayCase(one)}: who the people are`,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Who the people are' }),
    },
    content,
  );
}
