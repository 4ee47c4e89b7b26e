import { clockTime, type Precision, waitWords } from '../../words/times.ts';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** A clock time. The script writes it in the reader's own zone. */
export function clockTag(site: Site, at: number, precision: Precision): Html {
  const words = clockTime(at, site.timeZone, precision);
  return html`<time datetime="${isoTime(at)}" data-local-time="${precision}">${words}</time>`;
}

/** A wait in seconds. Being a timer, it is not read out each time that the script changes it (W6). */
export function secondsTimer(seconds: number): Html {
  return html`<span role="timer" data-seconds="${seconds}">${waitWords(seconds)}</span>`;
}

/** A sentence with a timer, and the one that takes its place and is announced once the timer has run out. */
export interface Wait {
  readonly running: Html;
  readonly over: string;
}

export function waitText({ running, over }: Wait): Html {
  return html`<span data-wait><span data-wait-running>${running}</span><span role="status" data-wait-over="${over}"></span></span>`;
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
