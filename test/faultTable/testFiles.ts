import { readdirSync } from 'node:fs';

/** Every file of tests, as a path from the repository's root; also those that a suite is made of. */
export function testFiles(): string[] {
  return ['packages', 'stories', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(test|spec|stories)\.tsx?$|^test\/providers\/describe/.test(name))
      .filter((name) => !/\/(node_modules|dist)\//.test(name) && name !== 'test/faults.test.ts'),
  );
}
