import { runProgram } from '@watchword-examples/centre';
import { startDemo } from './demo.ts';

await runProgram(() => startDemo(process.env, console.log));
