import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublishedAudit } from '#archive';
import { listWords } from '#platform/documents';
import type { Tile } from '#platform/documents';
import { buildAudit, northshire } from '../builders.ts';
import { composeSevenMinute, promptTeam } from './compose-seven-minute.ts';

function tilesOf(parts: Partial<PublishedAudit>): readonly Tile[] {
  const [block] = composeSevenMinute(buildAudit(parts), northshire).blocks;
  assert.ok(block?.kind === 'tiles');
  return block.tiles;
}
const textsOf = (parts: Partial<PublishedAudit>, number: number) =>
  tilesOf(parts)
    .filter((tile) => tile.number === number)
    .flatMap((tile) => tile.blocks.flatMap(listWords));

test('there are always seven tiles, in order, none of them empty', () => {
  const tiles = tilesOf({});
  assert.deepEqual(
    tiles.map((tile) => `${tile.number} ${tile.title}`),
    [
      '1 Purpose',
      '2 Background',
      '3 Scope and cases',
      '4 What worked well',
      '5 Learning points',
      '6 Reviewing practice',
      '7 Resources',
    ],
  );
  for (const tile of tiles) assert.ok(tile.blocks.flatMap(listWords).join('').length > 0);
});

test('what worked well and what is to be learned take more of the page, where there is any', () => {
  const large = (findings: PublishedAudit['findings']) =>
    tilesOf({ findings })
      .filter((tile) => tile.weight === 'large')
      .map((tile) => tile.number);
  const learning = { ref: '1', kind: 'learning', text: 'A.', themes: [] } as const;
  assert.deepEqual(large([]), []);
  assert.deepEqual(large([learning]), [5]);
  assert.deepEqual(large([learning, { ...learning, ref: '2', kind: 'strength' }]), [4, 5]);
});

test('findings that share their reach stand together under one lead, after those of the whole audit', () => {
  const finding = (ref: string, text: string, cases?: number) =>
    ({
      ref,
      kind: 'strength',
      text,
      themes: [],
      extent: cases === undefined ? undefined : { cases },
    }) as const;
  assert.deepEqual(
    textsOf(
      { findings: [finding('1', 'A.', 1), finding('2', 'B.'), finding('3', 'C.', 1), finding('4', 'D.', 2)] },
      4,
    ),
    ['B.', 'In two of the five cases: D.', 'Each in one of the five cases:', 'A.', 'C.'],
  );
});

test("the audit's own questions are asked; where it set none, that is said and the team is prompted", () => {
  assert.deepEqual(textsOf({ reflectiveQuestions: ['Are we curious?'] }, 6), ['Are we curious?']);
  assert.match(textsOf({}, 6).join(' '), /The audit set no questions of its own\./);
});

test('prompts name the themes with most learning, and are questions only', () => {
  const learning = (theme: string) => ({ ref: theme, kind: 'learning', text: 'x', themes: [theme] }) as const;
  const prompts = promptTeam({
    findings: [learning('plans'), learning('referrals'), learning('referrals'), learning('not_in_framework')],
  });
  assert.equal(prompts[1], 'Where do we stand on these: referrals; plans?');
  for (const prompt of prompts) assert.match(prompt, /\?$/);
  assert.equal(promptTeam({ findings: [] }).length, 2);
});

test('a single method that covers the sample is not said again; several are', () => {
  assert.deepEqual(textsOf({ methods: [{ kind: 'paper_audit', cases: 5 }] }, 3), ['Five cases.']);
  assert.deepEqual(
    textsOf(
      {
        methods: [
          { kind: 'paper_audit', cases: 2 },
          { kind: 'reflective_meeting', cases: 3 },
        ],
      },
      3,
    ),
    ['Five cases.', 'Paper audit of two cases. Reflective practice meeting on three cases.'],
  );
});
