import { Worker } from 'node:worker_threads';
import { sheetLimits, SpreadsheetProblem, type ReadSpreadsheet } from './sheet.ts';
import type { Given } from './take-apart.ts';
import type { Answer } from './worker.ts';

/**
 * What a thread that reads may take before it is killed: milliseconds, and megabytes of heap. What it unpacks lies outside
 * the heap and is bounded by itself, so that both together stay below 256 MB.
 */
const bounds = { time: 12_000, heap: 128, young: 16, atOnce: 2, waiting: 6 };

let underWay = 0;
const queue: (() => void)[] = [];

/**
 * Reads a spreadsheet in a thread of its own, two files at once at most. Throws a SpreadsheetProblem when it cannot be
 * read, takes too long or too much memory, or too many wait.
 */
export async function readSpreadsheet(given: Given): Promise<ReadSpreadsheet> {
  if (given.bytes.length > sheetLimits.bytes)
    throw new SpreadsheetProblem(`The file must be ${sheetLimits.bytes / 1024 / 1024} MB or smaller`);
  await takeTurn();
  try {
    return await readInThread(given);
  } finally {
    underWay -= 1;
    queue.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  if (underWay >= bounds.atOnce) {
    if (queue.length >= bounds.waiting)
      throw new SpreadsheetProblem('Too many files are being read just now. Try again in a minute');
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  underWay += 1;
}

async function readInThread(given: Given): Promise<ReadSpreadsheet> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    stdin: false,
    // It needs nothing of what this process was started with.
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: bounds.heap,
      maxYoungGenerationSizeMb: bounds.young,
      stackSizeMb: 4,
    },
  });
  const tooMuch =
    'The file takes too long or too much memory to read. Take out columns that are not needed, save it as CSV, or give it in parts';
  try {
    return await new Promise<ReadSpreadsheet>((resolve, reject) => {
      const refuse = () => reject(new SpreadsheetProblem(tooMuch));
      const timer = setTimeout(refuse, bounds.time);
      worker.on('message', (answer: Answer) => {
        clearTimeout(timer);
        if ('read' in answer) resolve(answer.read);
        else reject(new SpreadsheetProblem(answer.problem));
      });
      worker.on('error', (error: Error & { code?: string }) => {
        clearTimeout(timer);
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse();
        // Of a fault of the reader its kind is told and never its words, which may quote the file.
        else
          reject(new SpreadsheetProblem('The file cannot be read. Save the list as CSV, or paste its cells'));
      });
      worker.on('exit', () => {
        clearTimeout(timer);
        refuse();
      });
      // Copied, not handed over: a transaction that is tried again reads the same bytes again.
      worker.postMessage({ bytes: new Uint8Array(given.bytes), pasted: given.pasted } satisfies Given);
    });
  } finally {
    await worker.terminate();
  }
}
