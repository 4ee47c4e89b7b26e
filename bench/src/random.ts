/** Fractions from 0 up to 1, the same in every run with the same seed (xorshift, 32 bits). For simulations only. */
export function seededFractions(seed: number): () => number {
  let state = Math.imul(seed, 0x9e37_79b1) ^ 0x5bd1_e995;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
