import type { RequestHandler } from 'express';
import type { Asset } from './load-assets.ts';

/** Serves the portal's own files before anything asks for a session. */
export function serveAssets(assets: readonly Asset[]): RequestHandler {
  const byPath = new Map(assets.map((asset) => [asset.path, asset]));
  return (request, response, next) => {
    const asset = byPath.get(request.path);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.body);
  };
}
