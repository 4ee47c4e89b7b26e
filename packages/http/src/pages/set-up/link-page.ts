import { qrDataUrl } from '@watchword/qr';
import { type Html, html } from '../html.ts';
import { copyButton } from '../layout/copy.ts';
import { icon } from '../layout/icon.ts';
import { askSupport } from '../layout/links.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { isolate } from '../texts/isolate.ts';
import { againForm } from './again-form.ts';
import { firstCodeForm, type Linking } from './first-code-form.ts';
import type { OtpauthLink } from './otpauth-link.ts';
import { steps } from './steps.ts';

/** The QR code, the key to type, and the box for the first code (S3, S4). */
export function linkPage(site: Site, linking: Linking): Page {
  const { heading, notAccepted } = site.texts.setUp.link;
  const { link, refusal } = linking;
  const main = html`${steps(site, 2)}
<h1>${heading}</h1>
<div class="card linking">
${link ? scan(site, link) : lost(site, linking)}
<div class="typing">
${link ? manual(site, link) : ''}
${firstCodeForm(site, linking)}
</div>
</div>
${askSupport(site, notAccepted)}`;
  return { status: refusal?.status ?? 200, title: refusal ? `${refusal.title} · ${heading}` : heading, main };
}

/** The picture has the names for its text, and not the key: that stands beside it once, as text (U12). */
function scan({ texts }: Site, { uri, issuer, account }: OtpauthLink): Html {
  const { link } = texts.setUp;
  return html`<section class="scan" aria-labelledby="scan">
<h2 id="scan"><span class="number">1</span>${link.scan.title}</h2>
<p>${link.scan.text}</p>
<p class="qr"><img src="${qrDataUrl(uri, { format: 'svg' })}" alt="${link.qrCode(isolate(issuer))}" width="288" height="288"></p>
<div class="shown-as"><p class="hint">${link.shownAs}</p>
<dl class="facts">
<div><dt>${link.issuer}</dt><dd><bdi class="strong">${issuer}</bdi></dd></div>
<div><dt>${link.account}</dt><dd><bdi class="strong">${account}</bdi></dd></div>
</dl></div>
<p class="open"><span class="hint">${link.sameDevice}</span>
<a class="secondary" href="${uri}">${icon('phone')}${link.open}</a></p>
</section>`;
}

/** Beside the picture, never behind a click: who cannot scan sees at once what to do instead. */
function manual(site: Site, { manualKey, digits, period }: OtpauthLink): Html {
  const { link } = site.texts.setUp;
  return html`<section class="manual" aria-labelledby="manual">
<h2 id="manual">${link.manual.title}</h2>
<p>${link.manual.text}</p>
<p class="key"><code id="key" dir="ltr" translate="no" data-grouped>${manualKey}</code>
${copyButton(site, 'key', link.copyKey)}</p>
<p class="hint">${link.kind(digits, period)}</p>
</section>`;
}

function lost(site: Site, { returnTo, deviceName }: Linking): Html {
  const { lost } = site.texts.setUp.link;
  return html`<section class="scan" aria-labelledby="scan">
<h2 id="scan">${lost.title}</h2>
<p class="notice">${lost.text}</p>
${againForm(site, { look: 'secondary', returnTo, deviceName })}
</section>`;
}
