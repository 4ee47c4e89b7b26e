import { returnField } from '../forms/return-field.ts';
import { type Html, html } from '../html.ts';
import { codeField } from '../layout/code-field.ts';
import type { Refusal } from '../layout/refusal.ts';
import { clockTag, minutesTimer, waitText } from '../layout/time.ts';
import { managePath, setUpPath } from '../paths.ts';
import type { Site } from '../site.ts';
import { say } from '../texts/say.ts';
import { nameKept } from './name-kept.ts';
import type { OtpauthLink } from './otpauth-link.ts';

/** What the second step shows. */
export interface Linking {
  readonly enrollmentId: string;
  /** Absent if the form did not bring it back. */
  readonly link: OtpauthLink | undefined;
  /** Milliseconds since the Unix epoch. Absent if the form did not bring it back. */
  readonly expiresAt: number | undefined;
  /** What the user called the device; absent for the usual name. */
  readonly deviceName: string | undefined;
  readonly returnTo: string;
  readonly now: number;
  readonly refusal?: Refusal | undefined;
  /** What was typed, to be corrected. */
  readonly typed?: string;
}

/**
 * Takes the first code. The hidden fields bring back what the page shows, so that a wrong code shows the same QR code: the
 * server could not show it again, and should not be able to (docs/decisions/0009).
 */
export function firstCodeForm(site: Site, linking: Linking): Html {
  const { link: texts, cancel } = site.texts.setUp;
  const { enrollmentId, link, expiresAt, deviceName, returnTo, refusal, typed = '', now } = linking;
  const label = texts.codeLabel(link?.digits ?? 6);
  return html`<section class="confirm" aria-labelledby="confirm">
<h2 id="confirm"><span class="number">2</span>${texts.confirm}</h2>
<form method="post" action="${setUpPath(site)}/confirm" autocomplete="off" data-once>
${hidden('enrollment', enrollmentId)}
${link ? hidden('uri', link.uri) : ''}
${expiresAt === undefined ? '' : hidden('expires_at', String(expiresAt))}
${nameKept(deviceName)}${returnField(returnTo)}
${codeField(site, { label, hint: texts.codeHint, refusal, typed, now })}
<div class="actions"><button class="primary" type="submit">${texts.action}</button>
<a class="cancel" href="${managePath(site)}">${cancel}</a></div>
</form>
${expiresAt === undefined ? '' : timeLimit(site, expiresAt, now)}
</section>`;
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

function timeLimit(site: Site, expiresAt: number, now: number): Html {
  const { noHurry, over } = site.texts.setUp.link;
  const running = say(noHurry, minutesTimer(site, expiresAt, now), clockTag(site, expiresAt, 'minute'));
  return html`<p class="hint">${waitText({ running, over })}</p>`;
}
