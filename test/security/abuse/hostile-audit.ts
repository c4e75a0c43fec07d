import { readPublishedAudit, writePublishedAudit, type PublishedAudit } from '#archive';

/** A file with a hostile text before every text of its own that the rules let be changed; texts are taken in turn. */
export function makeHostile(audit: PublishedAudit, texts: readonly string[]): PublishedAudit {
  let file: unknown = JSON.parse(writePublishedAudit(audit));
  let best = audit;
  let turn = 0;
  for (const path of listTexts(file, [])) {
    for (const make of [
      (own: string) => `${texts[turn % texts.length]} ${own}`,
      () => `${texts[turn % texts.length]} ${turn}`,
    ]) {
      const changed = changeAt(file, path, make);
      const read = readPublishedAudit(JSON.stringify(changed));
      if (!read.ok) continue;
      file = changed;
      best = read.audit;
      turn += 1;
      break;
    }
  }
  return best;
}

type Path = readonly (string | number)[];

function listTexts(value: unknown, path: Path): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((one, at) => listTexts(one, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => listTexts(one, [...path, name]));
}

function changeAt(value: unknown, path: Path, make: (own: string) => string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return make(String(value));
  if (Array.isArray(value)) return value.with(Number(step), changeAt(value[Number(step)], rest, make));
  const entries = Object.entries(Object(value));
  return Object.fromEntries(
    entries.map(([name, one]) => [name, name === step ? changeAt(one, rest, make) : one]),
  );
}
