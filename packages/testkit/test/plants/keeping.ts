import type { Change, StoredAccount } from '@watchword/core/storage';
import { type KeptEvent, PlainStore } from './plain-store.ts';

/** Hands out what it keeps. */
export class LiveObjects extends PlainStore {
  override found(userId: string): StoredAccount | undefined {
    return this.accounts.get(userId);
  }
}

/** Keeps what it was handed. */
export class KeepsArguments extends PlainStore {
  override append(change: Change): void {
    super.append({ ...change, events: [] });
    const events = change.events as KeptEvent[];
    for (const event of events) Object.assign(event, { id: this.nextId() });
    this.events.set(change.userId, [...this.eventsOf(change.userId), ...events]);
  }
}

/** Of several events it keeps the last. */
export class LosesEvents extends PlainStore {
  override append(change: Change): void {
    super.append({ ...change, events: change.events.slice(-1) });
  }
}

/** Compares user ids as most databases do unless they are told otherwise. */
export class FoldsIds extends PlainStore {
  override load = (userId: string) => super.load(folded(userId));
  override commit = (change: Change) => super.commit({ ...change, userId: folded(change.userId) });
  override history = (query: Parameters<PlainStore['history']>[0]) =>
    super.history({ ...query, userId: folded(query.userId) });
}

function folded(userId: string): string {
  return userId.toLowerCase().trimEnd();
}

/** Keeps every event for ever. */
export class IgnoresKeepSince extends PlainStore {
  override trimmed(events: readonly KeptEvent[]): readonly KeptEvent[] {
    return events;
  }
}

/** Keeps the newest events, however young the others are: a guesser can push the evidence out. */
export class TrimsByNumber extends PlainStore {
  override trimmed(events: readonly KeptEvent[], keepSince: number): readonly KeptEvent[] {
    return super.trimmed(events, keepSince).slice(-100);
  }
}

/** Drops an event that is exactly as old as may be. */
export class TrimsOneTooMany extends PlainStore {
  override trimmed(events: readonly KeptEvent[], keepSince: number): readonly KeptEvent[] {
    return super.trimmed(events, keepSince + 1);
  }
}

/** Cannot hold NUL, and drops it. */
export class DropsNul extends PlainStore {
  override write(change: Change): void {
    const events = change.events.map(({ at, event }) => ({ at, event: withoutNul(event) }));
    super.write({ ...change, events, account: change.account === null ? null : withoutNul(change.account) });
  }
}

function withoutNul(text: string): string {
  return text.replaceAll(String.raw`\u0000`, '');
}

/** Has a column of 64 KiB. */
export class CutsTexts extends PlainStore {
  override write(change: Change): void {
    super.write({ ...change, account: change.account?.slice(0, 2 ** 16) ?? null });
  }
}
