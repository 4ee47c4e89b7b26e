import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { agoWords, clockTime, leftWords, type Precision, waitWords } from '../texts/times.ts';

/** A clock time. The script writes it in the reader's own zone. */
export function clockTag({ texts, timeZone }: Site, at: number, precision: Precision): Html {
  const words = clockTime(texts.language, at, timeZone, precision);
  return html`<time datetime="${isoTime(at)}" data-local-time="${precision}">${words}</time>`;
}

/** How long ago something was. */
export function agoTag({ texts, timeZone }: Site, at: number, now: number): Html {
  return html`<time datetime="${isoTime(at)}">${agoWords(texts.language, at, now, timeZone)}</time>`;
}

/** A wait in seconds. Being a timer, it is not read out each time that the script changes it (W6). */
export function secondsTimer({ texts }: Site, seconds: number): Html {
  return html`<span role="timer" data-seconds="${seconds}">${waitWords(texts.language, seconds)}</span>`;
}

/** A time limit, told in minutes. */
export function minutesTimer({ texts }: Site, until: number, now: number): Html {
  const left = Math.max(0, until - now);
  const words = leftWords(texts.language, left);
  return html`<span role="timer" data-seconds="${Math.floor(left / 1000)}" data-in="minutes">${words}</span>`;
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
