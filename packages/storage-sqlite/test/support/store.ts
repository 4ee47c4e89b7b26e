import { join } from 'node:path';
import type { Store } from '@watchword/testkit';
import { type SqliteDatabase, type SqliteStorage, sqliteStorage } from '../../src/index.ts';
import { makeFolder } from './temporary-folder.ts';

/** Opens a file, and says what is to be closed after use. */
type Connect = (file: string) => { readonly storage: SqliteStorage; readonly close: () => unknown };

/** By path: the storage opens and closes the file. */
export const byPath: Connect = (path) => {
  const storage = sqliteStorage({ path });
  return { storage, close: () => storage.close() };
};

/** By handle: the host opens and closes it. */
export function byHandle(open: (file: string) => SqliteDatabase): Connect {
  return (file) => {
    const database = open(file);
    return { storage: sqliteStorage({ database }), close: () => database.close() };
  };
}

/** A new file in a folder of its own. */
export function makeStore(connect: Connect): () => Promise<Store> {
  return async () => {
    const folder = makeFolder();
    const closing: (() => unknown)[] = [];
    return {
      async connect() {
        const { storage, close } = connect(join(folder.path, 'watchword.db'));
        closing.push(close);
        return storage;
      },
      async remove() {
        for (const close of closing) await close();
        folder.remove();
      },
    };
  };
}
