import { type Proxy, startProxy } from '@watchword-internal/services';
import type { AddressMap } from './clients.ts';

/** The same servers, by way of proxies. */
export interface Proxied {
  readonly urls: readonly string[];
  /** For a cluster, whose nodes tell the addresses of one another. */
  readonly addresses: AddressMap;
  readonly proxies: readonly Proxy[];
  readonly stop: () => Promise<void>;
}

/** Puts a proxy before each server. */
export async function proxied(urls: readonly string[]): Promise<Proxied> {
  const before = await Promise.all(urls.map(proxyBefore));
  const proxies = before.map(({ proxy }) => proxy);
  return {
    urls: proxies.map(({ host, port }) => `redis://${host}:${port}`),
    addresses: Object.fromEntries(before.map(({ address, proxy: { host, port } }) => [address, { host, port }])),
    proxies,
    stop: async () => void (await Promise.all(proxies.map((proxy) => proxy.stop()))),
  };
}

async function proxyBefore(url: string) {
  const { host: address, hostname: host, port } = new URL(url);
  return { address, proxy: await startProxy({ host, port: Number(port) }) };
}
