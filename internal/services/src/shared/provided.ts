import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly mariadbUrl: string;
    readonly postgresUrl: string;
    readonly redisUrl: string;
    /** One for each node. */
    readonly redisClusterUrls: readonly string[];
  }
}

/** A vitest project, whose tests `inject` what is provided to it. */
export type { TestProject };
