import type { Person } from '@watchword-examples/centre';
import { paths } from '../routes/paths.ts';
import { type Html, html } from './html.ts';
import { memberLayout } from './layout.ts';
import type { Site } from './site.ts';

/** How to reach the lander, once there is a second factor (S7). */
export function landerPage(site: Site, person: Person): Html {
  const command = site.landerCommand.replaceAll('{login}', () => person.login);
  const main = html`<h1>Sign in to the lander</h1>
<section class="card tip">
<p>Get access to the cluster: open a terminal, and sign in to the lander.</p>
<p class="command"><code id="command" translate="no">${command}</code>
<button class="quiet" type="button" hidden data-copy="command">Copy</button>
<span role="status" data-copied="command" data-copied-words="Copied"
 data-selected-words="Selected: copy it with your keyboard or menu"></span></p>
<p>It asks for two things:</p>
<dl class="prompts">
<div><dt><code>Login Password (First Factor):</code></dt><dd>the password of this account</dd></div>
<div><dt><code>Authenticator Code (Second Factor):</code></dt><dd>the 6 digits that your app shows then</dd></div>
</dl>
<p class="hint">Each code works once, here or there. If you have just used one, wait for the next.</p>
</section>
<p class="actions"><a class="primary" href="${paths.account}">Go to My HPC Account</a></p>`;
  return memberLayout(site, { title: 'Sign in to the lander', main, person, current: paths.account });
}
