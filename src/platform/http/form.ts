/** A submitted form: every value is text or an uploaded file; a name sent twice keeps all its values in order. */
export type Form = {
  /** The first value under that name, '' when there is none. */
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly upload: (name: string) => Upload | null;
  /** Every text field, for showing again what was typed. */
  readonly entries: readonly (readonly [name: string, value: string])[];
};

export type Upload = {
  /** As the browser named it, made fit to be shown; never a path to write to. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True when the file was longer than the route takes; `bytes` is then empty. */
  readonly tooLarge: boolean;
};

/** Builds a form from what was sent. Line ends become \n, so that lengths are the same on every system. */
export function makeForm(
  entries: readonly (readonly [string, string])[],
  uploads: ReadonlyMap<string, Upload> = new Map(),
): Form {
  const clean = entries.map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')] as const);
  return {
    text: (name) => clean.find(([key]) => key === name)?.[1] ?? '',
    all: (name) => clean.filter(([key]) => key === name).map(([, value]) => value),
    upload: (name) => uploads.get(name) ?? null,
    entries: clean.filter(([key]) => key !== '_csrf' && key !== '_submission'),
  };
}

export const emptyForm: Form = makeForm([]);
