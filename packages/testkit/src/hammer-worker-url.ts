/**
 * Where the program of the processes is: beside this file, both in the sources and as they are built.
 */
export const hammerWorkerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './hammer-worker.ts' : './hammer-worker.js',
  import.meta.url,
);
