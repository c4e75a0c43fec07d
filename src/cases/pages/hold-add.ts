import type { ActingContext } from '#accounts';
import {
  choiceEntry,
  dayEntry,
  drawEntries,
  asText,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  textEntry,
  typedIn,
  type Entry,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { holdKindCodes, holdKinds } from '../guarding.ts';
import { paths } from '../paths.ts';
import type { SampleCase } from '../sample-case.ts';
import { setHold } from '../store/holds.ts';
import { listSampleCases } from '../store/sample-cases.ts';
import { guardPage, openGuarded, type OpenedGuard } from './parts/open-guarded.ts';

type Loaded = OpenedGuard & { readonly cases: readonly SampleCase[] };

export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, {}, []));
}

/** Sets a hold: from now on nothing that it names is destroyed. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const reader = readForm(form);
  const read = new Map(entriesOf(loaded).map((entry) => [entry.name, entry.read(reader, form)]));
  const kind = holdKindCodes.find((code) => code === read.get('kind'));
  const reviewOn = asText(read.get('review')) || null;
  if (reviewOn !== null && reviewOn < loaded.today)
    reader.refuse('review', 'The day on which it is reviewed must not be past');
  if (reader.problems.length > 0 || kind === undefined)
    return invalid(view(context, loaded, typedIn(form), reader.problems));
  const on = loaded.cases.find((one) => one.id === read.get('on'));
  const hold = await setHold(
    tx,
    loaded.key,
    { case: on?.id ?? null, kind, reference: asText(read.get('reference')), reviewOn },
    actor.membership,
  );
  context.note({ kind, whole: on === undefined }, [hold]);
  return redirect(paths.watchAudit(actor.membership, loaded.key.audit));
}

async function load(context: ActingContext): Promise<Loaded | null> {
  const opened = await openGuarded(context);
  return opened === null ? null : { ...opened, cases: await listSampleCases(context.tx, opened.key) };
}

function entriesOf({ cases }: Loaded): readonly Entry[] {
  return [
    choiceEntry({
      name: 'on',
      label: 'What is held',
      options: cases
        .filter((one) => one.destroyedAt === null)
        .map((one) => ({ value: one.id, label: `Case ${one.number}` })),
      as: 'list',
      nothing: 'The whole audit',
    }),
    choiceEntry({
      name: 'kind',
      label: 'Why',
      options: holdKindCodes.map((value) => ({ value, label: holdKinds[value] })),
      as: 'radios',
      needed: 'Choose why it is held',
    }),
    textEntry({
      name: 'reference',
      label: 'Reference',
      hint: 'A number, or whose letter of which day. Nothing about a child: it is not sealed',
      longest: 200,
      needed: true,
      spellcheck: false,
    }),
    dayEntry({ name: 'review', label: 'To be reviewed on', hint: 'Leave it empty if no day is set' }),
  ];
}

function view(
  context: ActingContext,
  loaded: Loaded,
  typed: Typed,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.watchAudit(m, loaded.key.audit);
  return guardPage(
    context,
    loaded,
    {
      title: 'Set a hold',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'What is watched over' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Set a hold</h1>
      <p class="tl-lead">
        From then on nothing that it names is destroyed, also where that was settled before, until you lift it. A
        hold on one case keeps the lists and the audit’s own key as well, for they cannot be destroyed in part.
      </p>`,
    formTag(
      { action: paths.holdAdd(m, loaded.key.audit), keys: context.formKeys },
      drawEntries(entriesOf(loaded), {}, { typed, problems }),
      formButtons({ text: 'Set the hold', cancel: back }),
    ),
  );
}
