import type { StoredSecurityEvent } from '@watchword/core';
import { type Html, html } from '../html.ts';
import { icon } from '../layout/icon.ts';
import type { Site } from '../site.ts';
import { activityWords } from './activity-words.ts';
import type { Managed } from './manage-page.ts';

/** Milliseconds. What is older was not done just now, whatever the address of the page says. */
const justNow = 60_000;
const changes: ReadonlySet<string> = new Set<StoredSecurityEvent['type']>(['device-renamed', 'device-removed']);

/**
 * What the user has just done, read from what is kept and not from the address: nobody makes the page claim something by a
 * link. A removal has ended what was proven in other sessions, so that is said too.
 */
export function changeNotice({ texts }: Site, { events = [], status, now }: Managed): Html | '' {
  const [event] = events;
  if (!event || !changes.has(event.type) || now - event.at > justNow) return '';
  const words = activityWords(texts.manage.activity.what, { event, times: 1 }, status.devices);
  const elsewhere = event.type === 'device-removed' ? texts.manage.elsewhere : '';
  return html`<div class="notice done" role="status">${icon('done')}<p><strong>${words}.</strong> ${elsewhere}</p></div>`;
}
