import { type Html, html } from '../html.ts';
import { returnName } from '../return-address.ts';

/** Carries the address to go on to from page to page. */
export function returnField(address: string): Html {
  return html`<input type="hidden" name="${returnName}" value="${address}">`;
}
