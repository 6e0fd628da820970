import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from './openDataFolder.ts';

let folder: string;
let opened: DataFolder[] = [];

function open(name: string): DataFolder {
  const data = openDataFolder(join(folder, name));
  opened.push(data);
  return data;
}

function releaseAll() {
  for (const data of opened) data.release();
  opened = [];
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
});
afterEach(() => {
  releaseAll();
  rmSync(folder, { recursive: true });
});

describe('the data folder', () => {
  it('keeps one secret over restarts', () => {
    const { secret } = open('new');
    expect(secret).toMatch(/^[\w-]{43}$/);
    releaseAll();
    expect(open('new').secret).toBe(secret);
    expect(open('another').secret).not.toBe(secret);
  });

  it('is the next one for a shop that is started while another runs', () => {
    const first = open('shop');
    const others = [open('shop'), open('shop')];
    expect(others.map(({ path }) => path)).toEqual([`${first.path}-2`, `${first.path}-3`]);
    expect(others[0]?.secret).not.toBe(first.secret);
    releaseAll();
    expect(open('shop').path).toBe(first.path);
  });

  it('shows the secret to its owner alone', () => {
    open('.');
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
  });
});
