import type { DeviceSummary } from '@watchword/core';
import { isolate } from '../texts/isolate.ts';
import type { ActivityTexts } from '../texts/manage-texts.ts';
import type { Activity } from './activity.ts';

/** What happened, in a sentence. */
export function activityWords(
  what: ActivityTexts,
  { event, times }: Activity,
  devices: readonly DeviceSummary[],
): string {
  if ('name' in event) return what[event.type](isolate(event.name));
  if ('codesLeft' in event) return what[event.type](event.codesLeft);
  switch (event.type) {
    case 'code-accepted': {
      const device = devices.find(({ id }) => id === event.deviceId);
      return what[event.type](device && isolate(device.name));
    }
    case 'recovery-codes-issued':
      return what[event.type](event.count);
    case 'guessing':
      return what[event.type](event.failures);
    case 'code-wrong':
    case 'recovery-code-wrong':
    case 'enrollment-code-wrong':
      return what[event.type](times);
    case 'devices-disabled':
    case 'factors-reset':
      return what[event.type];
  }
}
