import { parentPort } from 'node:worker_threads';
import { SpreadsheetProblem, type ReadSpreadsheet } from './sheet.ts';
import { takeApart, type Given } from './take-apart.ts';

export type Answer = { readonly read: ReadSpreadsheet } | { readonly problem: string };

async function answer(given: Given): Promise<Answer> {
  try {
    return { read: await takeApart(given) };
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return { problem: error.message };
    throw error;
  }
}

parentPort?.once('message', (given: Given) => {
  void answer(given).then((message) => {
    parentPort?.postMessage(message);
  });
});
