import type { KeptProof } from './session-adapter.ts';

/** The member of a session that this package keeps its own in. */
export const member = 'watchword';

/** What is kept in the data of a session. The data is the host's, and may be anything. */
export function keptIn(session: object): KeptProof {
  const kept: unknown = member in session ? session[member] : undefined;
  if (typeof kept !== 'object' || kept === null) return {};
  const { proof, binding }: { readonly proof?: unknown; readonly binding?: unknown } = kept;
  return typeof binding === 'string' && binding !== '' ? { proof, binding } : {};
}
