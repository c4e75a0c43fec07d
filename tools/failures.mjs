// A reporter for "npm test": one line for each test that failed, as JSON, to be said again at the end and tried again.

/** @param source the events of a run, of which a failure names its file, its test and what went wrong. */
export default async function* failures(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:fail') continue;
    const { error } = data.details ?? {};
    const why = String(error?.cause?.message ?? error?.message ?? 'It did not say why').trim();
    yield `${JSON.stringify({ file: data.file ?? data.name, name: data.name, why })}\n`;
  }
}
