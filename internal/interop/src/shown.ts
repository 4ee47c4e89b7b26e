import type { Client } from './clients/client.ts';

/** What a client showed at a second for a URI. */
export type Shown = (second: number, uri: string) => string;

/** Asks a client for every URI at every second that it can tell. */
export async function ask(client: Client, seconds: readonly number[], uris: readonly string[]): Promise<Shown> {
  const answers = await client.codes(tellable(client, seconds), uris);
  const bySecond = new Map(
    answers.map(({ second, codes }) => [second, new Map(uris.map((uri, index) => [uri, codes[index]]))]),
  );
  return (second, uri) => {
    const code = bySecond.get(second)?.get(uri);
    if (code) return code;
    throw new Error(`${client.name} showed nothing at ${second}.`);
  };
}

/** The seconds that a client's clock can tell. */
export function tellable(client: Client, seconds: readonly number[]): readonly number[] {
  return seconds.filter((second) => second <= client.lastSecond);
}
