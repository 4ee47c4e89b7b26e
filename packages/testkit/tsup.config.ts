import { defineConfig } from 'tsup';
import { library } from '../../tsup.base.ts';

// The program of the hammer's processes is a file of its own: it is started, not imported.
export default defineConfig({ ...library, entry: ['src/index.ts', 'src/hammer-worker.ts'] });
