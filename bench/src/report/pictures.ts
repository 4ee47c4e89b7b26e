import { oddsOf, play } from '../scenario.ts';
import { chart, type Panel } from './chart.ts';
import { picturePath, themes } from './svg.ts';

const signInsPerDay = [1, 2, 8, 20];

/** The pictures of the guide, by the path that each is kept under. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
  const panels = [await panelOf(1, 'One device'), await panelOf(5, 'Five devices')];
  return new Map(themes.map((theme) => [picturePath('guessing', theme), chart(signInsPerDay, panels, theme)]));
}

async function panelOf(devices: number, title: string): Promise<Panel> {
  return {
    title,
    without: { label: 'waits alone', odds: await oddsAt(devices, true) },
    within: { label: 'with patience', odds: await oddsAt(devices, false) },
  };
}

async function oddsAt(devices: number, withoutPatience: boolean): Promise<readonly number[]> {
  const years = signInsPerDay.map((perDay) =>
    play({ devices, signInsPerDay: perDay, slips: 0.05, known: false, thief: 'silent', withoutPatience }),
  );
  return (await Promise.all(years)).map(({ guesses }) => oddsOf(guesses, devices));
}
