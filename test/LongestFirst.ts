import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take more than a quarter of a minute, what computes and what waits in turns. */
const LONG =
  /\/(?:integration\/(?:races|nonce|kill|start|bundles|stores|delivery|soak)|providers\/\w+)\.test\.ts$/;

/**
 * Begins with the files that take longest, so that no worker is left alone with one at the end. A
 * fresh clone knows of no durations, and the size of a file says little of them.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
