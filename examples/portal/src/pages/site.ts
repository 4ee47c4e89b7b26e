/** Where a page's own files are. The names change with their content, so that browsers may keep them for good. */
export interface AssetPaths {
  /** Of the second factor's pages, which the portal's own look like. */
  readonly pagesStyle: string;
  readonly pagesScript: string;
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}

/** What is the same on every page. */
export interface Site {
  /** The centre's name, which is also what authenticator apps show. */
  readonly name: string;
  /** An e-mail address. */
  readonly supportContact: string;
  readonly assets: AssetPaths;
  /** How to reach the lander; `{login}` stands for the person's login. */
  readonly landerCommand: string;
  /** IANA name of the zone that clock times are written in; the script changes them to the reader's own. */
  readonly timeZone: string;
}
