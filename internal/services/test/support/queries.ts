import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

/** Runs statements on a connection of their own, and answers what the last one gave, as text. */
export type Query = (url: string, ...statements: readonly string[]) => Promise<string>;

export const postgres: Query = async (url, ...statements) => {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    let answer: unknown;
    for (const statement of statements) {
      const { rows } = await client.query<Record<string, unknown>>(statement);
      answer = Object.values(rows[0] ?? {}).at(-1);
    }
    return String(answer);
  } finally {
    await client.end();
  }
};

export const mariadb: Query = async (url, ...statements) => {
  const client = await createConnection(url);
  try {
    let answer: unknown;
    for (const statement of statements) {
      const [rows] = await client.query(statement);
      answer = Array.isArray(rows) ? Object.values(rows[0] ?? {}).at(-1) : undefined;
    }
    return String(answer);
  } finally {
    await client.end();
  }
};

export const redis: Query = async (url, ...statements) => {
  const client = new Redis(url, { retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    let answer: unknown;
    for (const statement of statements) {
      const [command = '', ...args] = statement.split(' ');
      answer = await client.call(command, ...args);
    }
    return String(Array.isArray(answer) ? answer.at(-1) : answer);
  } finally {
    client.disconnect();
  }
};
