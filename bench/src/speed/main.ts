import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import type { Pace } from './measure/interleave.ts';
import type { Run, Section } from './measure/results.ts';
import { type Report, reporter } from './progress.ts';
import { runText } from './report/terminal.ts';
import { verifySection } from './verify/section.ts';
import { versions } from './versions.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    section: { type: 'string', multiple: true, default: [] },
    store: { type: 'string', multiple: true, default: [] },
  },
});
const pace: Pace = values.quick ? { rounds: 3, turn: 80 } : { rounds: 11, turn: 250 };
const sections: Readonly<Record<string, (report: Report) => Promise<Section>>> = {
  verify: (report) => verifySection(pace, report, values.store),
};

const report = reporter();
const measured: Section[] = [];
for (const [name, measure] of Object.entries(sections)) {
  if (values.section.length === 0 || values.section.includes(name)) measured.push(await measure(report));
}
report('done\n');
const run: Run = {
  date: new Date().toISOString().slice(0, 10),
  quick: values.quick,
  machine: describeMachine(),
  versions: await versions(),
  sections: measured,
};
console.log(runText(run));
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(run, null, 2)}\n`);
