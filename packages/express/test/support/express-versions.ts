import express5, { type Express } from 'express';
import express4 from 'express4';

/** What the tests need of a version. Types are those of version 5: version 4 has no other shape there. */
export type ExpressModule = Pick<typeof express5, 'json' | 'urlencoded' | 'text' | 'raw' | 'Router'> & (() => Express);

/** The newest, and the oldest that is supported. */
export const versions: readonly (readonly [string, ExpressModule])[] = [
  ['5.3.0', express5],
  ['4.18.0', express4 as unknown as ExpressModule],
];
