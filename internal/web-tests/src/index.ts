export type { Reply } from './browser/reply.ts';
export { type Visitor, visitorOf } from './browser/visitor.ts';
export { linesOfCode } from './example/lines-of-code.ts';
export { type Linked, link, signIn } from './example/people.ts';
export { freePort, type Host, startHost } from './example/start-host.ts';
export { type WatchedStorage, watchedStorage } from './storage/watched-storage.ts';
export { walk, walkInByTheChallenge } from './walk/walk.ts';
