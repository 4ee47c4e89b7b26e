import type { Site } from '../site.ts';

/** What is shown once, in the very answer that makes the codes: it is kept nowhere. */
export interface MadeCodes {
  readonly codes: readonly string[];
  /** They take the place of others; no device was linked with them. */
  readonly renewed: boolean;
  /** Whose they are, as the user knows it. */
  readonly account: string;
  readonly returnTo: string;
  readonly now: number;
}

/** What recovery codes are kept as outside of the browser. */
export interface CodesSheet {
  /** The first lines, which say what the codes are for. */
  readonly head: readonly string[];
  readonly fileName: string;
  /** The file itself, so that no other request has to carry the codes, and it needs no script. */
  readonly fileHref: string;
}

export function codesSheet({ texts, name, timeZone }: Site, { codes, account, now }: MadeCodes): CodesSheet {
  const { sheet, fileName } = texts.setUp.codes;
  const made = new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', timeZone }).format(now);
  const head = sheet(name, account, made);
  const text = [...head, '', ...codes, ''].join('\r\n');
  return {
    head,
    fileName: `${plainName(fileName(name))}.txt`,
    fileHref: `data:text/plain;charset=utf-8,${encodeURIComponent(text.toWellFormed())}`,
  };
}

/** Letters of any script, digits and hyphens: nothing that a file system or a browser reads as more than a name. */
function plainName(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
