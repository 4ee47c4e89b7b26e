import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { homedir } from 'node:os';
import { findChromium } from './find-chromium.ts';
import { findProgram } from './find-program.ts';
import { findServerProgram } from './find-server-program.ts';

/** Something that the tests need on the machine, and the packages that bring it. */
export interface Need {
  readonly name: string;
  readonly use: string;
  readonly found: () => boolean;
  readonly debian: string;
  /** Left out where the tests that need it run on Linux only. */
  readonly brew?: string;
}

/** All that the tests need besides Node, npm and git. */
export const needs: readonly Need[] = [
  {
    name: 'Chromium',
    use: "shows the portal's pages",
    found: () => findChromium() !== undefined,
    debian: 'chromium',
    brew: 'chromium',
  },
  {
    name: 'a font',
    use: 'gives those pages letters',
    found: hasFont,
    debian: 'fonts-dejavu-core',
    brew: 'font-dejavu',
  },
  {
    name: 'zbarimg',
    use: 'reads the QR code',
    found: () => findProgram('zbarimg') !== undefined,
    debian: 'zbar-tools',
    brew: 'zbar',
  },
  {
    name: 'oathtool',
    use: 'is the authenticator app',
    found: () => findProgram('oathtool') !== undefined,
    debian: 'oathtool',
    brew: 'oath-toolkit',
  },
  {
    name: 'ssh',
    use: 'signs in to the lander',
    found: () => findProgram('ssh') !== undefined,
    debian: 'openssh-client',
    brew: 'openssh',
  },
  {
    name: 'keepassxc-cli',
    use: 'is a second app, of another make',
    found: () => findProgram('keepassxc-cli') !== undefined,
    debian: 'keepassxc',
  },
  {
    name: 'pyotp',
    use: 'is a third, a library of Python',
    found: hasPyotp,
    debian: 'python3-pyotp',
  },
  {
    name: 'faketime',
    use: 'sets the clock of those apps',
    found: () => findProgram('faketime') !== undefined,
    debian: 'faketime',
  },
  {
    name: 'PostgreSQL',
    use: 'keeps accounts',
    found: () => ['initdb', 'postgres', 'pg_basebackup'].every((name) => findServerProgram(name)),
    debian: 'postgresql',
    brew: 'postgresql@17',
  },
  {
    name: 'PgBouncer',
    use: 'shares its connections',
    found: () => findServerProgram('pgbouncer') !== undefined,
    debian: 'pgbouncer',
    brew: 'pgbouncer',
  },
  {
    name: 'MariaDB',
    use: 'keeps accounts',
    found: () => ['mariadb-install-db', 'mariadbd'].every((name) => findServerProgram(name)),
    debian: 'mariadb-server',
    brew: 'mariadb',
  },
  {
    name: 'Redis',
    use: 'keeps accounts',
    found: () => ['redis-server', 'redis-cli'].every((name) => findServerProgram(name)),
    debian: 'redis-server',
    brew: 'redis',
  },
];

/** Asks the system's own Python: another one that comes first on the path does not see the system's packages. */
function hasPyotp(): boolean {
  return spawnSync('/usr/bin/python3', ['-c', 'import pyotp'], { stdio: 'ignore' }).status === 0;
}

/** Only a bare Linux has none. */
function hasFont(): boolean {
  if (process.platform !== 'linux') return true;
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    `${homedir()}/.fonts`,
    `${homedir()}/.local/share/fonts`,
  ];
  return folders.some((folder) => globSync('**/*.{ttf,otf,ttc}', { cwd: folder }).length > 0);
}
