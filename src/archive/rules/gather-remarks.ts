import { remarkOn, type Recommendation, type Remark } from '#recommendations';

type Asked = Pick<Recommendation, 'ref' | 'kind' | 'owners' | 'due' | 'secondStep'>;

/**
 * The coach's remarks on a list of what is asked: said once where they hold of all, else of each by its `ref`. "All" are those
 * that ask for something, two at least; a list in which nobody is named five times over is one remark, not five.
 */
export function gatherRemarks(list: readonly Asked[]): {
  readonly ofAll: readonly Remark[];
  readonly ofEach: ReadonlyMap<string, readonly Remark[]>;
} {
  const asking = list.filter((asked) => asked.kind !== 'none').map((asked) => [...remarkOn(asked)]);
  const [first = []] = asking;
  const ofAll =
    asking.length < 2
      ? []
      : first.filter((remark) => asking.every((own) => own.some((other) => other.kind === remark.kind)));
  const isOfAll = (remark: Remark) => ofAll.some((other) => other.kind === remark.kind);
  return {
    ofAll,
    ofEach: new Map(list.map((asked) => [asked.ref, [...remarkOn(asked)].filter((one) => !isOfAll(one))])),
  };
}
