import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leicester2018, leicesterNames } from '../builders.ts';
import { participationLines } from './participation-lines.ts';

const lines = participationLines(leicester2018, leicesterNames);
const line = (name: string) => lines.find((one) => one.name === name);

test('a row has one line, with figures, words and shapes', () => {
  assert.deepEqual(line('Leicestershire Police'), {
    name: 'Leicestershire Police',
    audited: '● 1',
    others: ['◐ 1 mostly out of scope', '○ 3 out of scope'],
  });
  assert.deepEqual(line('Schools and education settings')?.others, ['× 1 not in education']);
  assert.deepEqual(line('LPT')?.others, ['? 2 not explained']);
});

test('nought, nothing said and a number not given are told apart', () => {
  assert.equal(line('Turning Point, DNLRC and ASC')?.audited, '● 0');
  assert.equal(line('SSTOP and CAFCASS')?.audited, 'nothing said');
  assert.equal(line("Early Help (Children's Social Care)")?.audited, 'not given');
});
