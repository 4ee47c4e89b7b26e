import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** A file that pages are made with, under a path that changes with its content. */
export interface Asset {
  readonly path: string;
  /** Of the same file in other releases, as Hono writes it. */
  readonly anyPath: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

/** Where the files of a page are. Browsers may keep them for good. */
export interface AssetPaths {
  readonly style: string;
  readonly script: string;
}

/** The files of the pages, read once, when a handler is made. */
export function loadAssets(basePath: string): Readonly<Record<keyof AssetPaths, Asset>> {
  return {
    style: load(basePath, 'css', 'text/css; charset=utf-8'),
    script: load(basePath, 'js', 'text/javascript; charset=utf-8'),
  };
}

function load(basePath: string, extension: string, type: string): Asset {
  // By the name of the package, as the folder of this file is another once it is built.
  const file = new URL(import.meta.resolve(`@watchword/http/pages.${extension}`));
  const body = new Uint8Array(readFileSync(file));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return {
    path: `${basePath}/assets/pages-${hash}.${extension}`,
    anyPath: `${basePath}/assets/:name{pages-[0-9a-f]{12}\\.${extension}}`,
    type,
    body,
    gzipped: new Uint8Array(gzipSync(body)),
  };
}
