import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

/** What a page needs, all of it, as a server that compresses would send it. */
export interface PageWeight {
  readonly bytes: number;
  /** Addresses of other sites that were asked. */
  readonly elsewhere: readonly string[];
}

/** Weighs the page that a way through several leads to, with every file that it needs, as on a first visit. */
export async function weighPage(page: Page, reach: () => Promise<unknown>): Promise<PageWeight> {
  const responses: Response[] = [];
  page.on('response', (response) => void responses.push(response));
  await reach();
  const { origin } = new URL(page.url());
  const urls = responses.map((response) => response.url());
  const last = responses.findLast((response) => response.request().isNavigationRequest() && !isRedirect(response));
  const files = responses.filter((response) => !response.request().isNavigationRequest());
  const sizes = await Promise.all([...(last ? [last] : []), ...oncePerUrl(files)].map(sizeOf));
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    elsewhere: urls.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:')),
  };
}

function isRedirect(response: Response): boolean {
  return response.status() >= 300 && response.status() < 400;
}

function oncePerUrl(responses: readonly Response[]): readonly Response[] {
  return [...new Map(responses.map((response) => [response.url(), response])).values()];
}

async function sizeOf(response: Response): Promise<number> {
  return gzipSync(await response.body()).length;
}
