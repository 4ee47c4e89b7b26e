import type { EventContext } from '@watchword/core';
import type { HostSession, IssuedProof } from '../../src/index.ts';

/** What the host keeps of a session. */
export interface Kept {
  readonly userId: string;
  proof?: unknown;
  binding?: string | undefined;
  known?: unknown;
}

/** A host's sessions: each has an id in a cookie, and a new id whenever it gets a proof. */
export interface HostSessions {
  readonly kept: Map<string, Kept>;
  /** Every proof that the host was handed, in order. */
  readonly issued: { readonly proof: string; readonly about: IssuedProof }[];
  /** While set, no proof can be kept. */
  failing: Error | undefined;
  /** While set, what new proofs are bound to. */
  nextBinding: string | undefined;
  /** Where the host says that requests come from. */
  context: EventContext | undefined;
  open(userId: string): string;
  readonly of: (request: Request) => HostSession | undefined;
}

export function hostSessions(): HostSessions {
  let opened = 0;
  const sessions: HostSessions = {
    kept: new Map(),
    issued: [],
    failing: undefined,
    nextBinding: undefined,
    context: undefined,
    open: (userId) => add({ userId, binding: `binding ${opened}` }),
    of: (request) => {
      const id = /session=(?<id>[^;]*)/.exec(request.headers.get('cookie') ?? '')?.groups?.['id'] ?? '';
      const kept = sessions.kept.get(id);
      if (!kept) return undefined;
      const { userId, ...rest } = kept;
      const { nextBinding, context } = sessions;
      const setProof: HostSession['setProof'] = (proof, about) => renew(id, proof, about);
      return { user: { id: userId, name: userId }, ...rest, nextBinding, context, setProof };
    },
  };

  function add(session: Kept): string {
    opened += 1;
    const id = `id-${opened}`;
    sessions.kept.set(id, session);
    return id;
  }

  async function renew(id: string, proof: string, about: IssuedProof): Promise<string> {
    await Promise.resolve();
    if (sessions.failing) throw sessions.failing;
    sessions.issued.push({ proof, about });
    const kept = sessions.kept.get(id)!;
    sessions.kept.delete(id);
    return `session=${add({ ...kept, proof, binding: about.binding })}; Path=/; HttpOnly; Secure; SameSite=Lax`;
  }

  return sessions;
}
