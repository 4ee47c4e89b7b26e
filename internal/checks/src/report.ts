/** What a check found. No problems: it passed. */
export interface Report {
  /** What was looked at, such as `31 modules`: shown when the check passes. */
  readonly seen: string;
  /** One line each, with the place first where there is one. */
  readonly problems: readonly string[];
  /** What to do about them. */
  readonly advice: string;
}

/** Prints the report of the check called `name` and sets the exit code. */
export function show(name: string, { seen, problems, advice }: Report): void {
  if (problems.length === 0) {
    console.log(`${name}: ${seen}, no problems`);
    return;
  }
  console.error(
    [`${name}: ${problems.length} found in ${seen}`, ...problems.map((line) => `  ${line}`), advice].join('\n'),
  );
  process.exitCode = 1;
}
