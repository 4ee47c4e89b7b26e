import type { Hono } from 'hono';
import type { Asset } from './load-assets.ts';

/** Serves the files of the pages, to anybody: there is nothing in them that a session could be asked for. */
export function serveAssets(app: Hono, assets: readonly Asset[]): void {
  for (const { path, type, body } of assets) {
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
    app.get(path, () => new Response(body, { headers }));
  }
}
