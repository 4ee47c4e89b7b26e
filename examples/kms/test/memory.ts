import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const chunkBytes = 1 << 20;
/** More than the longest byte string that is looked for. */
const overlap = 200;

/** Which of these byte strings lie anywhere in the memory of a running process. Linux only. */
export function foundInMemory(pid: number, wanted: Readonly<Record<string, Buffer>>): string[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const missing = new Map(Object.entries(wanted));
  try {
    for (const chunk of readableRegions(pid).flatMap((region) => chunksOf(region))) {
      const bytes = read(memory, chunk);
      missing.forEach((form, name) => bytes.includes(form) && missing.delete(name));
    }
  } finally {
    closeSync(memory);
  }
  return Object.keys(wanted).filter((name) => !missing.has(name));
}

interface Region {
  readonly start: number;
  readonly end: number;
}

function readableRegions(pid: number): readonly Region[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) r/gm);
  return Array.from(lines, ([, start = '', end = '']) => ({ start: parseInt(start, 16), end: parseInt(end, 16) }));
}

/** Chunks that overlap, so that nothing is missed at their edges. */
function chunksOf({ start, end }: Region): readonly Region[] {
  return Array.from({ length: Math.ceil((end - start) / chunkBytes) }, (_, index) => {
    const at = start + index * chunkBytes;
    return { start: at, end: Math.min(end, at + chunkBytes + overlap) };
  });
}

/** What the system lets nobody read, or has taken away meanwhile, is empty. */
function read(memory: number, { start, end }: Region): Buffer {
  const bytes = Buffer.alloc(end - start);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, bytes.length, start));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EIO') return bytes.subarray(0, 0);
    throw error;
  }
}
