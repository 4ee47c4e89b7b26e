import { join } from 'node:path';
import { walk, walkInByTheChallenge } from '@watchword-internal/web-tests';

const folder = join(import.meta.dirname, '..');

walkInByTheChallenge(folder);
walk(folder);
