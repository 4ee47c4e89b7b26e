import type { SetCookie } from '@watchword/http';
import type { Request } from 'express';

/** What a session keeps of the second factor. */
export interface KeptProof {
  /** Whatever it is, nothing but a genuine proof opens anything. */
  readonly proof?: unknown;
  /** What the proof is bound to: a random text that is new with each proof. */
  readonly binding?: string | undefined;
}

/** How proofs are kept in a kind of session. */
export interface SessionAdapter {
  /** What was kept last in the session of a request; an empty object if nothing was. */
  read(request: Request): KeptProof | Promise<KeptProof>;
  /**
   * Keeps a new proof in place of the one before, and gives the session a new id, so that the id of before is good for
   * nothing (A36). The client is answered once it is done. If it fails, the session must be as it was: what was thrown goes
   * to `next`.
   *
   * @returns nothing, or `Set-Cookie` values to send with the answer
   */
  keep(request: Request, kept: Required<KeptProof>): SetCookie | Promise<SetCookie>;
}
