import { checkImports } from './imports/check.ts';
import { packageRules } from './imports/rules.ts';
import { show } from './report.ts';

show('imports', checkImports(process.cwd(), packageRules));
