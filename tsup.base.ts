import type { Options } from 'tsup';

/** How every published package is built: ESM only, with types, for the oldest supported Node. */
export const library: Options = {
  format: ['esm'],
  target: 'node22',
  dts: true,
  sourcemap: true,
  clean: true,
  // Otherwise `node:sqlite` is emitted as `sqlite`, which does not exist.
  removeNodeProtocol: false,
};
