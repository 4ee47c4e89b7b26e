export { type Lander, type LanderOptions, startLander } from './lander.ts';
