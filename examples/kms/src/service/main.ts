import { keyFile, socketPath } from '../paths.ts';
import { loadKeys } from './key-file.ts';
import { keyService } from './key-service.ts';
import { listen } from './listen.ts';

const server = keyService(loadKeys(keyFile), (line) => console.log(line));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
await listen(server, socketPath);
console.log(`key service listening on ${socketPath}`);
