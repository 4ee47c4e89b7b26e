import { checkConformance } from './conformance/check.ts';
import { rowGroups } from './conformance/rows.ts';
import { show } from './report.ts';

show('conformance', checkConformance(process.cwd(), rowGroups, process.argv.includes('--write')));
