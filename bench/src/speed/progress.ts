/** Tells what is being done. */
export type Report = (what: string) => void;

/** Shows it in one line that is written over on a terminal, and a line for each new thing elsewhere. */
export function reporter(): Report {
  const start = performance.now();
  let last = '';
  return (what) => {
    if (what === last && !process.stderr.isTTY) return;
    last = what;
    const line = `${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${what}`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
}
