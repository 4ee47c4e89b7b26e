import { type Options, readOptions, usage } from './options.ts';
import { type Outcome, run } from './run.ts';

/** A call that failed may have been accepted all the same: its code is denied, and spent. */
function isExactlyOnce({ twice, accepted, failed, inHistory }: Outcome): boolean {
  return twice === 0 && accepted > 0 && inHistory >= accepted && inHistory <= accepted + failed;
}

async function main(options: Options): Promise<void> {
  const outcome = await run(options);
  const ok = isExactlyOnce(outcome);
  console.log(
    `\n${outcome.inHistory} accepted codes are in the stored histories. ${ok ? 'Each code once.' : 'That is wrong.'}`,
  );
  process.exitCode = ok ? 0 : 1;
}

function optionsOrUsage(): Options | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

const options = optionsOrUsage();
if (options) await main(options);
