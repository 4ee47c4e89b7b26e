import type { Config } from '../options/options.ts';
import { openToken, signToken } from './token.ts';

/** What a ticket says. */
export interface TicketClaims {
  /** The account's generation when it was made. Linking a device changes that: so a ticket is good once. */
  readonly generation: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** Signs a ticket for a user. */
export async function signTicket(config: Config, userId: string, claims: TicketClaims): Promise<string> {
  const owner = { issuer: config.issuer, userId };
  return signToken(config.keys, 'ticket', owner, [claims.generation, claims.expiresAt]);
}

/** What a ticket of this user says; `undefined` if it is forged, altered or somebody else's. */
export async function openTicket(config: Config, userId: string, ticket: unknown): Promise<TicketClaims | undefined> {
  const fields = await openToken(config.keys, 'ticket', { issuer: config.issuer, userId }, ticket);
  if (!fields) return undefined;
  // Only core signs: the fields are what signTicket wrote.
  const [generation, expiresAt] = fields as readonly [string, number];
  return { generation, expiresAt };
}
