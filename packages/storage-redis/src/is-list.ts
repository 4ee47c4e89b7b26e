/** `Array.isArray`, whose elements are not yet believed to be anything. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
