import type { DeviceSummary } from '@watchword/core';
import { isolate } from '../texts/isolate.ts';
import type { Texts } from '../texts/texts.ts';
import type { Activity } from './activity.ts';

/** What happened, in a sentence. */
export function activityWords(
  { manage }: Pick<Texts, 'manage'>,
  { event, times }: Activity,
  devices: readonly DeviceSummary[],
): string {
  const { what } = manage.activity;
  switch (event.type) {
    case 'enrollment-begun':
    case 'device-added':
    case 'device-renamed':
    case 'device-removed':
      return what[event.type](isolate(event.name));
    case 'code-accepted': {
      const device = devices.find(({ id }) => id === event.deviceId);
      return what[event.type](device && isolate(device.name));
    }
    case 'recovery-codes-issued':
      return what[event.type](event.count);
    case 'recovery-code-accepted':
    case 'recovery-codes-low':
      return what[event.type](event.codesLeft);
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
