import { randomBytes } from 'node:crypto';
import type { HostSession } from '@watchword/http';
import type { Request } from 'express';
import type { Config } from '../options/options.ts';

/** What the handler is told of the sender of a request; `undefined` for somebody whose password was not right. */
export async function hostSession(config: Config, request: Request): Promise<HostSession | undefined> {
  const user = await config.user(request);
  if (user === undefined || user === null) return undefined;
  const session = config.session(request);
  const { proof, binding } = await session.read(request);
  return {
    user,
    proof,
    binding,
    nextBinding: randomBytes(16).toString('base64url'),
    known: config.known?.(request) ?? proof,
    // What Express makes of X-Forwarded-For: nothing, unless the host trusts its proxy.
    context: request.ip === undefined ? {} : { ip: request.ip },
    setProof: (next, about) => session.keep(request, { proof: next, binding: about.binding }),
  };
}
