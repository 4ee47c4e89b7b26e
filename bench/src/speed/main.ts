import { writeFile } from 'node:fs/promises';
import { codesSection } from './codes/section.ts';
import { costSection } from './cost/section.ts';
import { growthSection } from './growth/section.ts';
import { httpSection } from './http/section.ts';
import { describeMachine } from './machine.ts';
import type { Run, Section } from './measure/results.ts';
import { readOptions } from './options.ts';
import { type Report, reporter } from './progress.ts';
import { qrSection } from './qr/section.ts';
import { runText } from './report/terminal.ts';
import { verifySection } from './verify/section.ts';
import { versions } from './versions.ts';

const { quick, json, pace, callers, codesPace, processPace, sizes, nodes, stores, ...chosen } = readOptions(
  process.argv.slice(2),
);

const sections: Readonly<Record<string, (report: Report) => Promise<Section>>> = {
  codes: (report) => codesSection(codesPace, report, nodes),
  verify: (report) => verifySection(pace, report, { stores, callers }),
  growth: (report) => growthSection(pace, report, sizes),
  qr: (report) => qrSection(pace, report),
  cost: (report) => costSection(processPace, report),
  http: (report) => httpSection(pace, report),
};

const report = reporter();
const machine = describeMachine();
const measured: Section[] = [];
for (const [name, measure] of Object.entries(sections)) {
  if (chosen.sections.length === 0 || chosen.sections.includes(name)) measured.push(await measure(report));
}
report('done\n');
const date = new Date().toISOString().slice(0, 10);
const run: Run = { date, quick, machine, versions: await versions(), sections: measured };
console.log(runText(run));
if (json !== undefined) await writeFile(json, `${JSON.stringify(run, undefined, 2)}\n`);
