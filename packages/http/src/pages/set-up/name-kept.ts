import { type Html, html } from '../html.ts';
import { nameField } from './first-step.ts';

/** Carries what the user called the device from page to page, so that nobody has to type it twice (W8). */
export function nameKept(deviceName: string | undefined): Html | '' {
  return deviceName === undefined ? '' : html`<input type="hidden" name="${nameField}" value="${deviceName}">`;
}
