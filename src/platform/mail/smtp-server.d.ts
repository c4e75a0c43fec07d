/** The part of the package smtp-server that the tests use; it brings no types of its own. */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  type Session = { envelope: { rcptTo: { address: string }[] } };
  type Done = (problem?: Error | null) => void;
  type Options = {
    authOptional?: boolean;
    disabledCommands?: string[];
    onData?: (stream: Readable, session: Session, done: Done) => void;
    onRcptTo?: (address: { address: string }, session: Session, done: Done) => void;
    onAuth?: (
      auth: { username: string; password: string },
      session: Session,
      done: (problem: Error | null, answer?: { user: string }) => void,
    ) => void;
  };

  export class SMTPServer {
    constructor(options: Options);
    server: Server;
    listen(port: number, host: string, listening: () => void): Server;
    close(closed: () => void): void;
  }
}
