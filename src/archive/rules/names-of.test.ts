import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallAudit } from '../builders.ts';
import { areSameBodies, nameBody, namesOf, participationNames } from './names-of.ts';

const names = namesOf(smallAudit());

test('an agency is named by its ref', () => {
  assert.equal(names('police'), 'Anyshire Police');
  assert.equal(names('stranger'), 'stranger');
});

test('in the participation table a sector is named for what it stands for, and initials are explained', () => {
  const name = participationNames(
    smallAudit({
      agencies: [
        {
          ref: 'ccg',
          name: 'Clinical Commissioning Group',
          shortName: 'CCG',
          type: 'gp_icb',
          standsFor: 'GP practices',
        },
        {
          ref: 'schools',
          name: 'Schools, including providers',
          shortName: 'Schools',
          type: 'school',
          standsFor: 'schools',
        },
        { ref: 'nps', name: 'National Probation Service', shortName: 'NPS', type: 'probation' },
        { ref: 'asc', name: 'ASC', shortName: 'ASC', type: 'adult_sc' },
      ],
      participation: {
        sample: 5,
        rows: [
          { agencies: ['ccg'], sector: true, counts: [] },
          { agencies: ['schools'], sector: true, counts: [] },
          { agencies: ['nps', 'asc'], counts: [] },
        ],
      },
    }),
  );
  assert.deepEqual(['ccg', 'schools', 'nps', 'asc'].map(name), [
    'GP practices (CCG)',
    'schools',
    'National Probation Service (NPS)',
    'ASC',
  ]);
});

test('a body is named as published, by its service, or by its agency', () => {
  assert.equal(nameBody({ agency: 'csc' }, names), "Children's Social Care");
  assert.equal(
    nameBody({ agency: 'csc', service: 'Early Help' }, names),
    "Early Help (Children's Social Care)",
  );
  assert.equal(nameBody({ agency: 'csc', name: 'Social care, city' }, names), 'Social care, city');
  assert.equal(nameBody({ agency: null, name: 'Board office' }, names), 'Board office');
});

test('a post is named with where it is held', () => {
  assert.equal(nameBody({ agency: 'police', role: 'Inspector' }, names), 'Inspector (Anyshire Police)');
  assert.equal(
    nameBody({ agency: 'police', name: 'Safeguarding team', role: 'Inspector' }, names),
    'Inspector (Safeguarding team, Anyshire Police)',
  );
  assert.equal(
    nameBody(
      { agency: 'csc', service: 'Monitoring Service', name: "Children's Services", role: 'Head' },
      names,
    ),
    "Head (Monitoring Service, Children's Services)",
  );
  assert.equal(nameBody({ agency: null, role: 'Chair' }, names), 'Chair');
});

test('two lists of bodies are the same whatever their order', () => {
  const csc = { agency: 'csc' };
  const police = { agency: 'police' };
  assert.ok(areSameBodies([csc, police], [police, csc], names));
  assert.ok(!areSameBodies([csc], [csc, police], names));
});
