import { join } from 'node:path';
import { show } from './report.ts';
import { checkSnippets } from './snippets/check.ts';

show('snippets', await checkSnippets(process.cwd(), join(import.meta.dirname, '../.snippets')));
