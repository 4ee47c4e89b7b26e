import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
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

const own = (name: string) => new URL(`../../assets/${name}`, import.meta.url);

/** The portal's own files, and those of the second factor's pages, which its own look like. Read once. */
export function loadAssets(): Readonly<Record<keyof AssetPaths, Asset>> {
  return {
    pagesStyle: load(new URL(import.meta.resolve('@watchword/http/pages.css'))),
    style: load(own('portal.css')),
    pagesScript: load(new URL(import.meta.resolve('@watchword/http/pages.js'))),
    script: load(own('portal.js')),
    icon: load(own('icon.svg')),
  };
}

/** Where they are, for the pages. */
export function pathsOf(assets: ReturnType<typeof loadAssets>): AssetPaths {
  const { pagesStyle, style, pagesScript, script, icon } = assets;
  return {
    pagesStyle: pagesStyle.path,
    style: style.path,
    pagesScript: pagesScript.path,
    script: script.path,
    icon: icon.path,
  };
}

function load(file: URL): Asset {
  const body = readFileSync(file);
  const name = basename(file.pathname);
  const extension = extname(name);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const path = `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
  return { path, type: types[extension] ?? 'application/octet-stream', body };
}
