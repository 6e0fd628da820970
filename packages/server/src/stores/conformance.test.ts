import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, test } from 'vitest';
import { storeConformance } from './conformance.ts';
import { memoryStore } from './memory.ts';
import { sqliteStore } from './sqlite.ts';

describe('memoryStore', () => {
  for (const { name, run } of storeConformance.filter(({ sharedOnly }) => !sharedOnly)) {
    test(name, () => run({ open: () => memoryStore() }));
  }
});

describe('sqliteStore on a file', () => {
  for (const { name, run } of storeConformance) {
    test(name, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'coinslot-store-'));
      try {
        await run({ open: () => sqliteStore(join(folder, 'checkout.db')) });
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

describe('sqliteStore on a database object', () => {
  for (const { name, run } of storeConformance.filter(({ sharedOnly }) => !sharedOnly)) {
    test(name, async () => {
      const database = new Libsql(':memory:');
      try {
        await run({ open: () => sqliteStore(database) });
      } finally {
        database.close();
      }
    });
  }
});
