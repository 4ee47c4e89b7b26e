/** Something that makes codes and shares nothing with Watchword. */
export interface Client {
  readonly name: string;
  /** The last second since the Unix epoch that its clock can tell. */
  readonly lastSecond: number;
  /** Holds otpauth URIs while its clock is set to one second after another. */
  codes(seconds: readonly number[], uris: readonly string[]): Promise<readonly CodesAt[]>;
}

/** What a client showed at a second, in the order of the URIs that it holds. */
export interface CodesAt {
  readonly second: number;
  readonly codes: readonly string[];
}

/** Asks at one second after the other: there are as many processes at a time as there are test files as it is. */
export async function atEach(
  seconds: readonly number[],
  codesAt: (second: number) => Promise<readonly string[]>,
): Promise<readonly CodesAt[]> {
  const answers: CodesAt[] = [];
  for (const second of seconds) answers.push({ second, codes: await codesAt(second) });
  return answers;
}
