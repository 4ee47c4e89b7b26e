import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bytes of a package with all that it imports, minified and compressed. */
export async function bundleSize(name: string, from: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}'`, resolveDir: from },
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    // The driver is the host's.
    external: ['pg', 'mysql2', 'better-sqlite3'],
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length;
}
