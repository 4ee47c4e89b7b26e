import { html } from '../html.ts';

/** For codes that were lost, or never seen because the first answer did not arrive (S8). */
export const renewCodesForm = html`<form method="post" action="/account/recovery-codes" data-once>
<p>Lost your recovery codes, or never saw them? <button class="as-link" type="submit">Make new ones</button>. The old ones
end with that.</p>
</form>`;
