import { oddsOf, paceFor, play } from '../scenario.ts';
import { hour, start } from '../time.ts';
import { count, duration, markdownTable, percent } from './markdown.ts';

const slips = 0.05;
const signInsPerDay = [1, 2, 8, 20];
/** Two accounts of each kind: most people link one app, nobody more than five. */
const fewAndMany = [1, 5];

type Table = Promise<readonly string[]>;

/** Somebody who is never noticed, with patience and without. */
export async function silentTable(): Table {
  const rows = [['devices', 'sign-ins a day', 'guesses a year', 'odds a year', 'without patience', 'odds then']];
  for (const devices of fewAndMany) {
    for (const perDay of signInsPerDay) {
      const scenario = { devices, signInsPerDay: perDay, slips, known: false, thief: 'silent' } as const;
      const [with_, without] = [await play(scenario), await play({ ...scenario, withoutPatience: true })];
      const cells = [with_, without].flatMap(({ guesses }) => [count(guesses), percent(oddsOf(guesses, devices))]);
      rows.push([String(devices), String(perDay), ...cells]);
    }
  }
  return markdownTable(rows);
}

/** Somebody who takes all that the rules give, for each number of devices. */
export async function mostTable(): Table {
  const rows = [
    [
      'devices',
      'on the first day',
      'then, one in',
      'in a year',
      'odds a year',
      'with an earlier proof, too',
      'odds then',
    ],
  ];
  for (const devices of [1, 2, 3, 4, 5]) {
    const scenario = { devices, signInsPerDay: 8, slips, known: true, thief: 'calculating' } as const;
    const [most, both] = [await play(scenario), await play({ ...scenario, withProof: true })];
    const year = [most, both].flatMap(({ guesses }) => [count(guesses), percent(oddsOf(guesses, devices))]);
    rows.push([String(devices), count(most.guessesOnFirstDay), `${paceFor(devices) / hour} h`, ...year]);
  }
  return markdownTable(rows);
}

/** What the owner notices, who signs in eight times a day with one device. */
export async function ownerTable(): Table {
  const rows = [
    ['the thief', 'the owner', 'late sign-ins', 'longest wait', 'event `guessing` after', 'disabled after'],
  ];
  for (const thief of ['silent', 'calculating', 'tireless'] as const) {
    for (const known of [true, false]) {
      const { owner, ...told } = await play({ devices: 1, signInsPerDay: 8, slips, known, thief });
      const late = owner.signIns === 0 ? 'never gets in' : percent(owner.delayed / owner.signIns);
      const wait = owner.signIns === 0 ? '–' : duration(owner.longestDelay);
      const times = [told.guessingToldAt, told.disabledAt].map((at) => duration(at === undefined ? at : at - start));
      rows.push([thief, known ? 'shows an earlier proof' : 'shows none', late, wait, ...times]);
    }
  }
  return markdownTable(rows);
}

/** An owner whom nobody attacks, for a hundred years. */
export async function honestTable(): Table {
  const rows = [['devices', 'sign-ins a day', 'sign-ins in all', 'had to wait', 'longest wait']];
  for (const devices of fewAndMany) {
    for (const perDay of signInsPerDay) {
      const { owner } = await play({ devices, signInsPerDay: perDay, slips, known: false, days: 36_500 });
      rows.push([
        String(devices),
        String(perDay),
        count(owner.signIns),
        count(owner.delayed),
        duration(owner.longestDelay),
      ]);
    }
  }
  return markdownTable(rows);
}
