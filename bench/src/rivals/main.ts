import { parseArgs } from 'node:util';
import { twoFactor } from 'better-auth/plugins';
import { race } from './race.ts';
import { report } from './report.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, processes: { type: 'string', default: '4' } },
});
const measured = await race({ rounds: Number(values.rounds), processes: Number(values.processes) });
const date = new Date().toISOString().slice(0, 10);
console.log(report({ race: measured, date, betterAuth: twoFactor().version, node: process.version }));
