/**
 * An error as its name, its code (PostgreSQL's or the system's) and the file and line it came from. Never its message:
 * messages quote what was typed.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const code: unknown = 'code' in error ? error.code : undefined;
  const parts = [/^\w{1,60}$/.test(error.name) ? error.name : 'Error'];
  if (typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)) parts.push(code);
  const place = placeOf(error);
  if (place !== null) parts.push(`at ${place}`);
  return parts.join(' ');
}

/** The innermost line of the program's own files, else of any. The message, which opens a stack, is cut off first. */
function placeOf(error: Error): string | null {
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const frames = message === -1 ? '' : stack.slice(message + error.message.length);
  const places = [...frames.matchAll(/^ {4}at .*?([\w.-]+\.[cm]?[jt]s:\d+):\d+\)?$/gm)];
  const own = places.find(([line]) => !line.includes('node_modules') && !line.includes('node:'));
  return (own ?? places[0])?.[1] ?? null;
}
