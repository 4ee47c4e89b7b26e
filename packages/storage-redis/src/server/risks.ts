/** What a server may do to accounts that it has acknowledged, if it is set so. */
export type ServerRisk =
  /** `maxmemory-policy` is not `noeviction`: when memory is short, keys are thrown away. */
  | 'eviction'
  /** A power cut loses the last second or more: `appendfsync` is not `always`, or is suspended during rewrites. */
  | 'loss-of-seconds'
  /** A restart loses minutes or everything: `appendonly` is off. */
  | 'loss-at-restart'
  /** The settings cannot be read (managed servers forbid CONFIG) and are not asked for: the host knows them. */
  | 'unchecked-server';

/** What to do about each. */
export const remedies: Readonly<Record<ServerRisk, string>> = {
  eviction: 'throws keys away when memory is short: set maxmemory-policy to noeviction',
  'loss-of-seconds':
    'loses the last commits at a power cut, whose codes are then good again: set appendfsync to always and ' +
    'no-appendfsync-on-rewrite to no, or give the storage durability: { disk: true }',
  'loss-at-restart': 'loses accounts when it restarts: set appendonly to yes',
  'unchecked-server': 'does not let its settings be read: allow this user +config|get',
};

/** The settings that matter, as the server gives them; one that it does not give is absent. */
export type Settings = ReadonlyMap<string, string>;

/** The names of {@link Settings}. */
export const settingNames = ['maxmemory-policy', 'appendonly', 'appendfsync', 'no-appendfsync-on-rewrite'] as const;

/** @param disk whether every commit waits for the disk anyway */
export function risksOf(settings: Settings, disk: boolean): readonly ServerRisk[] {
  if (settingNames.some((name) => !settings.has(name))) return ['unchecked-server'];
  const risks: ServerRisk[] = [];
  if (settings.get('maxmemory-policy') !== 'noeviction') risks.push('eviction');
  if (settings.get('appendonly') !== 'yes') risks.push('loss-at-restart');
  else if (!disk && !syncsAlways(settings)) risks.push('loss-of-seconds');
  return risks;
}

function syncsAlways(settings: Settings): boolean {
  return settings.get('appendfsync') === 'always' && settings.get('no-appendfsync-on-rewrite') === 'no';
}
