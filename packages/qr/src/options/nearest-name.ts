/** Below it, two names have a pair in common by chance. */
const leastSimilarity = 0.25;

/**
 * The known name that shares most pairs of neighbouring letters with a misspelt one, or `undefined` if none is like it.
 * Pairs find `moduleSize` for `size` and `errorCorrection` for `errorCorrectionLevel`, which an edit distance does not.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const pairs = pairsOf(name.slice(0, 64));
  const scored = known.map((candidate) => ({ candidate, score: similarity(pairs, pairsOf(candidate)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > leastSimilarity ? best.candidate : undefined;
}

function pairsOf(name: string): ReadonlySet<string> {
  const letters = name.toLowerCase();
  return new Set(Array.from(letters.slice(1), (letter, index) => `${letters[index]}${letter}`));
}

/** Sørensen–Dice coefficient: from 0, nothing in common, to 1. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size || 1);
}
