import { nameCited } from '#archive';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Citation, LibraryDocument, Resource } from '#audits';
import { listReferences } from './list-references.ts';

const document = (ref: string, url?: string): LibraryDocument => ({
  ref,
  title: `Document ${ref}`,
  publisher: 'The Board',
  kind: 'procedure',
  editions: ['2016'],
  ...(url === undefined ? {} : { url }),
});
const cite = (ref: string, says?: string): Citation => ({
  document: ref,
  edition: '2016',
  use: 'research',
  ...(says === undefined ? {} : { says }),
});

test('documents cited for the same use with the same words share an entry', () => {
  const { cited } = listReferences({
    citations: [cite('a', 'A picture.'), cite('b', 'Signs.'), cite('c', 'A picture.')],
    resources: [],
    library: [document('a'), document('b'), document('c')],
  });
  assert.deepEqual(
    cited.map((one) => [one.documents.map(({ name }) => name), one.says]),
    [
      [['Document a (2016)', 'Document c (2016)'], ['A picture.']],
      [['Document b (2016)'], ['Signs.']],
    ],
  );
});

test('a resource that is also cited is not listed again; what is said of it stands with the citation', () => {
  const { cited, resources } = listReferences({
    citations: [cite('a', 'Signs.'), cite('b')],
    resources: [
      { title: 'The whole procedures', url: 'http://www.example.org/a/', about: 'How to begin.' },
      { title: 'document B', url: 'https://example.org/b' },
      { title: 'A film' },
    ],
    library: [document('a', 'https://example.org/a'), document('b')],
  });
  assert.deepEqual(cited[0]?.says, ['Signs.', 'How to begin.']);
  assert.deepEqual(cited[1]?.documents, [{ name: 'Document b (2016)', address: 'https://example.org/b' }]);
  assert.deepEqual(resources, [{ title: 'A film' }]);
});

test('another address is another document, whatever its title', () => {
  const { resources } = listReferences({
    citations: [cite('a')],
    resources: [{ title: 'Document a', url: 'https://example.org/other' }],
    library: [document('a', 'https://example.org/a')],
  });
  assert.equal(resources.length, 1);
});

test('law: nothing that is cited and nothing that is said of a document is lost', () => {
  const ref = fc.constantFrom('a', 'b', 'c');
  const words = fc.option(fc.constantFrom('One.', 'Two.'), { nil: undefined });
  const library = [
    document('a', 'https://example.org/a'),
    document('b'),
    document('c', 'https://example.org/c'),
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ref, words)),
      fc.array(fc.tuple(ref, words, fc.boolean())),
      (citing, pointing) => {
        const citations = citing.map(([to, says]) => cite(to, says));
        const resources = pointing.map(([to, about, linked]): Resource => ({
          title: `Document ${to}`,
          ...(about === undefined ? {} : { about }),
          ...(linked ? { url: `https://example.org/${to}` } : {}),
        }));
        const listed = listReferences({ citations, resources, library });
        for (const citation of citations) {
          const entry = listed.cited.find(
            (one) =>
              one.documents.some(({ name }) => name === nameCited(citation, library)) &&
              (citation.says === undefined || one.says.includes(citation.says)),
          );
          assert.ok(entry);
        }
        const said = [
          ...listed.cited.flatMap((one) => one.says),
          ...listed.resources.map((one) => one.about),
        ];
        const named = [
          ...listed.cited.flatMap((one) => one.documents.map(({ name }) => name.replace(' (2016)', ''))),
          ...listed.resources.map((one) => one.title),
        ];
        for (const { title, about } of resources) {
          assert.ok(named.includes(title));
          if (about !== undefined) assert.ok(said.includes(about));
        }
      },
    ),
  );
});
