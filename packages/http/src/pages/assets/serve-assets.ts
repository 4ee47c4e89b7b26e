import type { Context, Hono } from 'hono';
import type { Asset } from './load-assets.ts';

/** Serves the files of the pages, to anybody: there is nothing in them that a session could be asked for. */
export function serveAssets(app: Hono, assets: readonly Asset[]): void {
  for (const asset of assets) {
    app.get(asset.path, serve(asset, 'public, max-age=31536000, immutable'));
    // While a release is rolled out, a page of one server may ask another for its files: these are better than none.
    app.get(asset.anyPath, serve(asset, 'no-store'));
  }
}

function serve({ type, body, gzipped }: Asset, cacheControl: string) {
  const headers = { 'content-type': type, 'cache-control': cacheControl, vary: 'accept-encoding' };
  return ({ req }: Context) => {
    const gzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(req.header('accept-encoding') ?? '');
    return gzip
      ? new Response(gzipped, { headers: { ...headers, 'content-encoding': 'gzip' } })
      : new Response(body, { headers });
  };
}
