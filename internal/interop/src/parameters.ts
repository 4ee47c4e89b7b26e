import type { CodeParameters } from '@watchword/core';

/** Every algorithm, and the bytes that RFC 6238 §5.1 wants of its secret. */
export const secretBytes = { SHA1: 20, SHA256: 32, SHA512: 64 } as const;
export const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const;

/** Algorithm × digits × period. */
export const allParameters: readonly CodeParameters[] = algorithms.flatMap((algorithm) =>
  [6, 7, 8].flatMap((digits) => [30, 60].map((period) => ({ algorithm, digits, period }))),
);

/** How a test calls them. */
export function nameOf({ algorithm, digits, period }: CodeParameters): string {
  return `${algorithm}, ${digits} digits, ${period} s`;
}
