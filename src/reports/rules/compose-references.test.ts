import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeReferences } from './compose-references.ts';

test('what is cited stands with its use, its address and what is taken from it; what is not cited is a resource', () => {
  const { cited, resources } = composeReferences({
    citations: [
      { document: 'own', edition: '2016', use: 'procedure', says: 'How to differ' },
      { document: 'working-together', edition: '2018', use: 'definition' },
    ],
    resources: [{ title: 'A film', about: 'Ten minutes.' }],
    library: [
      {
        ref: 'own',
        title: 'Escalation',
        publisher: 'The Board',
        kind: 'procedure',
        editions: ['2016'],
        url: 'https://example.org/escalation',
      },
    ],
  });
  assert.deepEqual(cited, [
    {
      kind: 'list',
      style: 'bullet',
      items: [
        [
          { strong: 'Procedure: ' },
          { link: 'Escalation (2016)', href: 'https://example.org/escalation' },
          '. How to differ.',
        ],
        [{ strong: 'Definition: ' }, 'Working Together to Safeguard Children (2018)'],
      ],
    },
  ]);
  assert.deepEqual(resources, [{ kind: 'list', style: 'bullet', items: [['A film', ': Ten minutes.']] }]);
});

test('where nothing is cited and nothing pointed to, there is no block', () => {
  assert.deepEqual(composeReferences({ citations: [], resources: [], library: [] }), {
    cited: [],
    resources: [],
  });
});
