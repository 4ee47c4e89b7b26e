import { demoPeople } from './people.ts';

/** Where everything is. */
export interface Places {
  readonly portalOrigin: string;
  /** The command that signs in to the lander. */
  readonly landerCommand: string;
  /** Of the lander's host key. */
  readonly fingerprint: string;
  readonly dataFolder: string;
}

/** What the demo shows once portal and lander answer. */
export function screen({ portalOrigin, landerCommand, fingerprint, dataFolder }: Places): string {
  const [eligible] = demoPeople;
  const people = demoPeople.map(({ login, password, remark }) => `  ${login.padEnd(8)}${password.padEnd(18)}${remark}`);
  return `
My HPC is running.

Portal    ${portalOrigin}
Lander    ${landerCommand}
          host key ${fingerprint}

People, with their passwords
${people.join('\n')}

What to do
  1. Open the portal and sign in as ${eligible.login}.
  2. Choose "My HPC Account" on the left, then "Setup Two-Factor Authentication device",
     and link an authenticator app.
  3. Wait until the app shows its next code: the one that linked it is spent.
  4. In a second terminal run the lander's command. It asks for the password, then for the code.
  5. Run it once more with the same code. A code works once.

Keys and databases are in ${dataFolder}
Ctrl-C stops everything.
`;
}
