import type { RowGroup } from './row.ts';
import { nist } from './rows-nist.ts';
import { codes, keysAndUris } from './rows-standards.ts';
import { threats } from './rows-threats.ts';
import { entry, protocol, verification } from './rows-web.ts';

/** All that a test or a sentence of SECURITY.md must answer. */
export const rowGroups: readonly RowGroup[] = [threats, codes, keysAndUris, nist, verification, entry, protocol];
