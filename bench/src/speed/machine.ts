import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What the figures are measured on, and how busy others keep it; to be asked before there is load of one's own. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const busy = loadavg()[0]?.toFixed(1) ?? '?';
  const system = `${type()} ${release()}, Node.js ${process.version}`;
  return `${availableParallelism()} × ${model}, ${memory} GB, ${system}, load before the run ${busy}`;
}
