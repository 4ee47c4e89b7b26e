import type { EventContext, User } from '@watchword/core';
import { checkKeys, type KnownKeys, WatchwordError } from '@watchword/core/storage';
import type { Config } from '../options/options.ts';

/**
 * What the host knows of the sender of one request. The session is the host's own: the handler reads it, and hands back a
 * proof to keep in it.
 */
export interface HostSession<U extends User = User> {
  /** Whose first factor was right. */
  readonly user: U;
  /** What `setProof` was last handed in this session. Whatever it is, nothing but a genuine proof opens anything. */
  readonly proof?: unknown;
  /** What that proof is bound to: `binding` as `setProof` was told. */
  readonly binding?: string | undefined;
  /**
   * What the next proof is to be bound to; default `binding`. For hosts whose session cannot get a new id: a new random value
   * for each request, kept once `setProof` is told it, ends what the proofs before were good for.
   */
  readonly nextBinding?: string | undefined;
  /** Any earlier proof of this user, such as one in a cookie that outlives the session; default `proof` (A23). */
  readonly known?: unknown;
  /** Where the request comes from, kept with its event; `channel` is `web` and `userAgent` the header's if not given. */
  readonly context?: EventContext | undefined;
  /**
   * Keeps a new proof in the session, in place of the one before. Give the session a new id as well (A36). The client is
   * answered once it is done; if it fails, the answer is 500, the code is spent, and the session is as it was.
   *
   * @returns nothing, or `Set-Cookie` values to send with the answer
   */
  readonly setProof: (proof: string, about: IssuedProof) => SetCookie | Promise<SetCookie>;
}

/** What a new proof comes from. */
export interface IssuedProof {
  /** `device-removed`: the proof of before in another form, as that one has ended. The others: a code was accepted. */
  readonly cause: 'code-accepted' | 'device-added' | 'device-removed';
  /** To be handed back as `binding` with this proof. */
  readonly binding: string | undefined;
}

/** Values of `Set-Cookie` headers; nothing if the host sets its cookies itself. */
export type SetCookie = string | readonly string[] | undefined | void;

const known: KnownKeys<HostSession> = {
  user: true,
  proof: true,
  binding: true,
  nextBinding: true,
  known: true,
  context: true,
  setProof: true,
};

/**
 * The session of a request, if the host knows its sender.
 *
 * @throws `misuse`, `unknown-option`, and whatever the host throws
 */
export async function readSession(config: Config, request: Request): Promise<HostSession | undefined> {
  const session = await config.session(request);
  if (session === undefined || session === null) return undefined;
  checkKeys<HostSession>(session, known, 'The session of a request');
  const { user, setProof } = session;
  if (typeof user === 'object' && user !== null && typeof setProof === 'function') return session;
  throw new WatchwordError('misuse', 'The session of a request needs a user and the function setProof.');
}
