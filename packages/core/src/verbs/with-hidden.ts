/**
 * Adds properties that are there when read by name, and that neither `inspect`, spread nor JSON shows: a result that
 * someone logs must not log the secret (A32).
 */
export function withHidden<V extends object, H extends object>(visible: V, hidden: H): V & H {
  const result = { ...visible };
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(result, name, { value, enumerable: false });
  return result as V & H;
}
