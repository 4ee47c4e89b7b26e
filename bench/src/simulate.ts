import { honestYears, type Scenario, silentYear, type ThiefYear, tirelessYear } from './report/scenarios.ts';
import { minute } from './time.ts';

const perDay = [1, 2, 8, 20];
const deviceCounts = [1, 5];
const seed = 1;

function percent(odds: number): string {
  return `${Number((odds * 100).toPrecision(2))} %`;
}

function days(value: number | undefined): string {
  return value === undefined ? 'never' : `${Number(value.toPrecision(2))} days`;
}

function row(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function table(...heads: readonly string[]): void {
  console.log('');
  row(heads);
  row(heads.map(() => '---'));
}

function scenarios(patient: boolean): readonly Scenario[] {
  return deviceCounts.flatMap((devices) => perDay.map((signInsPerDay) => ({ devices, signInsPerDay, patient, seed })));
}

table('devices', 'sign-ins a day', 'silent thief, guesses a year', 'odds a year', 'without patience', 'odds then');
for (const scenario of scenarios(true)) {
  const [within, without] = await Promise.all([silentYear(scenario), silentYear({ ...scenario, patient: false })]);
  row([scenario.devices, scenario.signInsPerDay, ...cells(within), ...cells(without)]);
}

table('devices', 'sign-ins a day', 'tireless thief, guesses', 'odds', 'told that someone guesses', 'disabled after');
for (const scenario of scenarios(true)) {
  const thief = await tirelessYear(scenario, true);
  row([
    scenario.devices,
    scenario.signInsPerDay,
    ...cells(thief),
    days(thief.guessingToldAfterDays),
    days(thief.disabledAfterDays),
  ]);
}

table(
  'devices',
  'sign-ins a day',
  'the owner then: shows an earlier proof',
  'longest wait',
  'shows none',
  'locked out after',
);
for (const scenario of scenarios(true)) {
  const [known, unknown] = await Promise.all([tirelessYear(scenario, true), tirelessYear(scenario, false)]);
  row([
    scenario.devices,
    scenario.signInsPerDay,
    ...kept(known),
    ...kept(unknown).slice(0, 1),
    days(unknown.disabledAfterDays),
  ]);
}

table('devices', 'sign-ins a day', 'owner alone, 5 % mistyped: sign-ins in 50 years', 'had to wait', 'longest wait');
for (const scenario of scenarios(true)) {
  const { signIns, delayed, longestDelay } = await honestYears(scenario, 50);
  row([scenario.devices, scenario.signInsPerDay, signIns, delayed, `${Math.round(longestDelay / minute)} min`]);
}

function kept({ owner: { signIns, delayed, longestDelay } }: ThiefYear): readonly [string, string] {
  return [`${signIns} sign-ins, ${delayed} late`, `${Math.round(longestDelay / minute)} min`];
}

function cells({ guesses, odds }: ThiefYear): readonly [number, string] {
  return [guesses, percent(odds)];
}
