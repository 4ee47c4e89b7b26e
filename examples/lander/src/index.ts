export { type HostKey, loadHostKey } from './host-key.ts';
export { type Lander, type LanderOptions, startLander } from './lander.ts';
