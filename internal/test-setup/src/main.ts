import { install, mayInstall } from './install.ts';
import { needs } from './needs.ts';
import { setUp } from './set-up.ts';

const complaint = await setUp({ needs, platform: process.platform, install: mayInstall() ? install : undefined });
if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
}
