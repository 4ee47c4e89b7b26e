import type { Client } from './client.ts';
import { keepassxc } from './keepassxc.ts';
import { oathtool } from './oathtool.ts';
import { pyotp } from './pyotp.ts';

/** Three code bases, in C, C++ and Python. */
export const clients: readonly Client[] = [oathtool, keepassxc, pyotp];

/** Where a signed program is given no other clock, as on macOS, there is nothing to compare at set times. */
export const clocksCanBeSet = process.platform === 'linux';
