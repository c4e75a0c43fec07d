/** Minutes between one try and the next: soon at first (a greylisting server wants a few), then every two hours for a day. */
const pauses: readonly number[] = [1, 5, 15, 30, 60, ...Array.from({ length: 12 }, () => 120)];

/** How long to wait after so many tries (1 upwards); null after the last one, a little over a day after the first. */
export function pauseAfter(tries: number): Temporal.Duration | null {
  const minutes = pauses[tries - 1];
  return minutes === undefined ? null : Temporal.Duration.from({ minutes });
}
