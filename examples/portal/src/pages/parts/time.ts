import { agoWords, clockTime, leftWords, type Precision, waitWords } from '../../words/times.ts';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** A clock time. The script writes it in the reader's own zone. */
export function clockTag(site: Site, at: number, precision: Precision): Html {
  const words = clockTime(at, site.timeZone, precision);
  return html`<time datetime="${isoTime(at)}" data-local-time="${precision}">${words}</time>`;
}

/** How long ago something was. */
export function agoTag(site: Site, at: number, now: number): Html {
  return html`<time datetime="${isoTime(at)}">${agoWords(at, now, site.timeZone)}</time>`;
}

/** A wait that the script counts down. Being a timer, it is not read out each second (W6). */
export function countdown(seconds: number): Html {
  return html`<span role="timer" data-countdown="${seconds}">${waitWords(seconds)}</span>`;
}

/** Time left that the script keeps up to date, minute by minute. */
export function timeLeft(until: number, now: number): Html {
  const left = Math.max(0, until - now);
  return html`<span role="timer" data-time-left="${Math.floor(left / 1000)}">${leftWords(left)}</span>`;
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
