import { checkChangesets } from './changesets/check.ts';
import { show } from './report.ts';

show('changesets', await checkChangesets(process.cwd()));
