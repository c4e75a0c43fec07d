// What the way the cases came means for what a report may say of them (trust/publication-safety.md: a sample by hand
// speaks for itself only).
import { numberInWords } from '#platform/html';
import { leavingReasons, type LeavingReason, type SampleCase } from '../sample-case.ts';
import type { Draw } from '../quota.ts';

/**
 * How the cases were chosen and what came of it, as sentences that a report must carry: the method, draws done again,
 * picked and supplied cases, substitutions, places that stayed empty. Counts only, nothing of a child.
 */
export function saySelection(
  cases: readonly SampleCase[],
  draws: readonly Pick<Draw, 'id' | 'drawnAt' | 'frameSize' | 'plan'>[],
): readonly string[] {
  const sample = cases.filter((one) => one.standing === 'in_sample');
  if (sample.length === 0) return [];
  const of = (origin: SampleCase['origin']) => sample.filter((one) => one.origin === origin).length;
  const held = draws.filter((draw) => draw.drawnAt !== null);
  const last = held.at(-1);
  const left = cases.filter(
    (one) => one.standing === 'left' && one.leftBecause !== 'drawn_again' && !isOnlyReserve(one, draws),
  );
  const taken = sample.filter((one) => one.replaces !== null).length;
  return [
    of('drawn') > 0 && last !== undefined && sayDrawn(of('drawn'), last),
    last?.plan.oneOfHousehold === true && 'Not more than one child of a household was drawn.',
    held.length > 1 &&
      `The sample was drawn ${held.length === 2 ? 'twice' : `${numberInWords(held.length)} times`}; the last draw counts, and why the others do not is on record.`,
    of('picked') > 0 &&
      `${beginning(of('picked'))} picked by hand, ${of('picked') === 1 ? 'with a reason' : 'each with a reason'}; ${of('picked') === 1 ? 'it says' : 'they say'} nothing about how common ${of('picked') === 1 ? 'its' : 'their'} circumstances are.`,
    of('supplied') > 0 &&
      `${beginning(of('supplied'))} taken as an agency supplied ${of('supplied') === 1 ? 'it' : 'them'}; how ${of('supplied') === 1 ? 'it was' : 'they were'} chosen is not known to us.`,
    left.length > 0 && sayLeft(left, taken),
  ].filter((sentence) => sentence !== false);
}

function sayDrawn(count: number, draw: Pick<Draw, 'frameSize' | 'plan'>): string {
  const groups = draw.plan.quotas.length;
  return `${beginning(count)} drawn at random from a list of ${draw.frameSize.toLocaleString('en-GB')}${
    groups > 1 ? `, so many from each of ${numberInWords(groups)} groups` : ''
  }.`;
}

function sayLeft(left: readonly SampleCase[], taken: number): string {
  const reasons = new Map<LeavingReason, number>();
  for (const { leftBecause } of left)
    if (leftBecause !== null) reasons.set(leftBecause, (reasons.get(leftBecause) ?? 0) + 1);
  const why = [...reasons].map(([reason, count]) => `${leavingReasons[reason].toLowerCase()} (${count})`);
  const places =
    taken === 0
      ? 'no reserve took a place'
      : `${numberInWords(taken)} ${taken === 1 ? 'reserve' : 'reserves'} took a place`;
  return `${beginning(left.length, 'left')} the sample: ${why.join(', ')}; ${places}.`;
}

/** A case that was drawn as a reserve and never took a place was not of the sample. */
function isOnlyReserve(one: SampleCase, draws: readonly Pick<Draw, 'id' | 'plan'>[]): boolean {
  const plan = draws.find((draw) => draw.id === one.draw)?.plan;
  const quota = plan?.quotas[one.quota ?? -1];
  return one.replaces === null && quota !== undefined && (one.rank ?? 0) >= quota.cases;
}

/** "Three cases were", "One case was", "Two cases left". */
function beginning(count: number, verb?: string): string {
  const words = numberInWords(count);
  const subject = `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'case' : 'cases'}`;
  return `${subject} ${verb ?? (count === 1 ? 'was' : 'were')}`;
}
