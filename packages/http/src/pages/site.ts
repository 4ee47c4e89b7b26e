import type { Config } from '../options/options.ts';
import type { AssetPaths } from './assets/load-assets.ts';
import type { PagesConfig } from './options/pages-options.ts';
import type { Texts } from './texts/texts.ts';

/** What is the same on every page of one request. */
export interface Site extends Omit<PagesConfig, 'textsOf'> {
  readonly texts: Texts;
  /** Of the handler; empty for the root. */
  readonly basePath: string;
  readonly assets: AssetPaths;
  /** Of the request. */
  readonly path: string;
}

/** Finds it: texts may differ from request to request. */
export type SiteOf = (request: Request) => Site;

export function siteOf({ basePath }: Config, { textsOf, ...pages }: PagesConfig, assets: AssetPaths): SiteOf {
  return (request) => {
    const { pathname: path } = new URL(request.url);
    return { ...pages, texts: textsOf(request), basePath, assets, path };
  };
}
