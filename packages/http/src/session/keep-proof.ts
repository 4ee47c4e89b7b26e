import type { HostSession, IssuedProof } from './host-session.ts';

/**
 * Hands a new proof to the host and waits until it is kept: who is told of a success must be let in by the next request.
 *
 * @returns the cookies to send with the answer
 */
export async function keepProof(session: HostSession, proof: string, about: IssuedProof): Promise<readonly string[]> {
  const cookies = await session.setProof(proof, about);
  if (cookies === undefined) return [];
  return typeof cookies === 'string' ? [cookies] : cookies;
}

/** What a code that is accepted in this session is bound to. */
export function nextBinding({ nextBinding, binding }: HostSession): string | undefined {
  return nextBinding ?? binding;
}
