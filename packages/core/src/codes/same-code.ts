/**
 * Compares two codes in constant time: every character is looked at, whatever came before (T18). That their lengths differ is no
 * secret: everyone sees how long a code is.
 */
export function sameCode(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
