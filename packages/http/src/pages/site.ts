import type { Config } from '../options/options.ts';
import { report } from '../problems/report.ts';
import type { AssetPaths } from './assets/load-assets.ts';
import type { PagesConfig } from './options/pages-options.ts';
import { english } from './texts/english/english.ts';
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

export function siteOf(config: Config, { textsOf, ...pages }: PagesConfig, assets: AssetPaths): SiteOf {
  const { basePath } = config;
  return (request) => {
    const { pathname: path } = new URL(request.url);
    return { ...pages, texts: chosen(config, textsOf, request), basePath, assets, path };
  };
}

/** Whoever's language cannot be told is told in English, and not nothing. */
function chosen(config: Config, textsOf: PagesConfig['textsOf'], request: Request): Texts {
  try {
    return textsOf(request);
  } catch (error) {
    void report(config, error, { method: 'GET', path: '/' });
    return english;
  }
}
