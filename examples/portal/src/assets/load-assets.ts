import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { AssetPaths } from '../pages/site.ts';

/** A file that pages are made with, under a path that changes with its content. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The portal's own files, read once. */
export function loadAssets(): Readonly<Record<keyof AssetPaths, Asset>> {
  return { style: load('portal.css'), script: load('portal.js'), icon: load('icon.svg') };
}

function load(name: string): Asset {
  const body = readFileSync(new URL(`../../assets/${name}`, import.meta.url));
  const extension = extname(name);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const path = `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
  return { path, type: types[extension] ?? 'application/octet-stream', body };
}
