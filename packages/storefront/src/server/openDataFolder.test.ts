import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './openDataFolder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the data folder', () => {
  it('keeps one secret over restarts', () => {
    const { secret } = openDataFolder(join(folder, 'new'));
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(openDataFolder(join(folder, 'new')).secret).toBe(secret);
    expect(openDataFolder(join(folder, 'another')).secret).not.toBe(secret);
  });

  it('shows the secret to its owner alone', () => {
    openDataFolder(folder);
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
  });
});
