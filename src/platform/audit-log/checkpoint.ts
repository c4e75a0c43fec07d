import { isId, type LogReader } from '#platform/db';
import { genesisHash, logFormat } from './chain.ts';

/** Where a partnership's log stood at one time. Kept outside, it shows later whether the log was cut or rewritten. */
export type Checkpoint = {
  readonly partnership: string;
  /** How many rows are sealed; 0 before the first. */
  readonly number: number;
  /** 64 hexadecimal digits. */
  readonly chain: string;
};

/** A checkpoint as one line: `throughline-log/1 <partnership id> <number> <chain>`. */
export function writeCheckpoint(checkpoint: Checkpoint): string {
  return `${logFormat} ${checkpoint.partnership} ${checkpoint.number} ${checkpoint.chain}`;
}

/** Reads a checkpoint's line, or null when it is none. */
export function readCheckpoint(line: string): Checkpoint | null {
  const [format, partnership = '', number = '', chain = '', ...more] = line.trim().split(' ');
  const wellFormed = /^(0|[1-9]\d{0,14})$/.test(number) && /^[0-9a-f]{64}$/.test(chain) && more.length === 0;
  if (format !== logFormat || !isId(partnership) || !wellFormed) return null;
  return { partnership, number: Number(number), chain };
}

/** The line that says where a partnership's log stands now. */
export async function checkpointOf(reader: LogReader, partnership: string): Promise<string> {
  const last = await reader.lastSeal(partnership);
  return writeCheckpoint({
    partnership,
    number: last?.number ?? 0,
    chain: last?.chain ?? genesisHash(partnership).toString('hex'),
  });
}
