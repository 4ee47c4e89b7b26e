/** A server of a test's own, on 127.0.0.1. */
export interface Server {
  readonly host: string;
  readonly port: number;
  /** What a client connects to; it stays the same over restarts. */
  readonly url: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** What the server printed, or the end of it if that is much. */
  readonly log: () => string;
  /** Ends it in good order and removes its folder. May be called again. */
  readonly stop: () => Promise<void>;
  /** Ends it by SIGKILL, as a crash would, and waits until every process of it is gone. Its data stays for `restart`. */
  readonly kill: () => Promise<void>;
  /** Ends it in good order if it still runs, and starts it on the same data and port. */
  readonly restart: () => Promise<void>;
}
