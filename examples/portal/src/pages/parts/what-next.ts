import type { Person } from '@watchword-examples/centre';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';

/** How to reach the lander, now that there is a second factor. */
export function whatNext(site: Site, { login }: Person): Html {
  return html`<section class="card tip" aria-labelledby="next">
<h2 id="next">What next?</h2>
<p>Get access to the cluster: open a terminal, and sign in to the lander.</p>
<p class="command"><code id="command" translate="no">${site.landerCommand.replaceAll('{login}', () => login)}</code>
<button class="quiet" type="button" hidden data-copy="command">Copy</button>
<span role="status" data-copied="command"></span></p>
<p>It asks for two things:</p>
<dl class="prompts">
<div><dt><code>Login Password (First Factor):</code></dt><dd>the password of this account</dd></div>
<div><dt><code>Authenticator Code (Second Factor):</code></dt><dd>the 6 digits that your app shows then</dd></div>
</dl>
<p class="hint">Each code works once, here or there. If you have just used one, wait for the next.</p>
</section>`;
}
