import { createHash } from 'node:crypto';

type Random = (length: number) => Uint8Array;

/** Random bytes that are the same in every run with the same seed, and never repeat within one. */
export function seededRandom(seed: string): Random {
  let draws = 0;
  return (length) => {
    draws += 1;
    return createHash('shake256', { outputLength: length }).update(`${seed}/${draws}`).digest();
  };
}

/** Gives a chosen secret to whoever draws that many bytes: the only draws of 20, 32 or 64 bytes are secrets. */
export function randomWithSecret(secret: Uint8Array, seed = 'with secret'): Random {
  const others = seededRandom(seed);
  return (length) => (length === secret.length ? secret : others(length));
}
