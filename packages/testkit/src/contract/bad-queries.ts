import { equal } from 'node:assert/strict';
import type { Page } from '@watchword/core/storage';

const notLimits: readonly unknown[] = [0, -1, 1.5, Number.NaN, Infinity, '10', null, undefined, {}, [5], 10n];
const notCursors: readonly unknown[] = ['', 7, null, {}, ['1'], true];

/** Texts that a stranger may send for a cursor, because hosts pass cursors through addresses. */
export const foreignCursors = [
  '0',
  '-1',
  '1',
  '1.5',
  '1 ',
  '1e3',
  '٣',
  'YWxpY2',
  'YWxpY2U=',
  'Ym9i',
  'bob',
  '!',
  '*',
  '%',
  '\u0000',
  "' OR 1=1 --",
  '{"$gt":""}',
  '99999999999999999999',
  'x'.repeat(5000),
];

/** Asserts that what is no cursor and no limit is refused as misuse. */
export async function assertRefused(
  cursorName: 'before' | 'after',
  read: (query: object) => Promise<unknown>,
): Promise<void> {
  const bad = [
    ...notCursors.map((cursor) => ({ limit: 1, [cursorName]: cursor })),
    ...notLimits.map((limit) => ({ limit })),
  ];
  for (const query of bad) equal(await codeOf(read(query)), 'misuse', `not refused as misuse: ${shown(query)}`);
}

/** The page that a made-up cursor leads to; nothing if it is refused, and then it must be as misuse. */
export async function pageOrMisuse(read: Promise<Page<string>>): Promise<readonly string[]> {
  try {
    return (await read).items;
  } catch (error) {
    equal((error as { readonly code?: unknown }).code, 'misuse');
    return [];
  }
}

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'none',
    (error: unknown) => (error as { readonly code?: unknown }).code,
  );
}

function shown(query: object): string {
  return Object.entries(query)
    .map(([name, value]) => `${name} ${typeof value} ${String(value)}`)
    .join(', ');
}
