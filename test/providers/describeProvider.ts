import { describe } from 'vitest';
import { describeCreation } from './describeCreation.ts';
import { describeDialects } from './describeDialects.ts';
import { describeFacts } from './describeFacts.ts';
import { describeNotices } from './describeNotices.ts';
import { describeScenarios } from './describeScenarios.ts';
import { describeTrouble } from './describeTrouble.ts';
import { play } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

/**
 * The one suite that every provider passes: what it says of itself, what it creates, how it takes
 * notices, how it stands a network and a provider in trouble, every scenario of the sandbox, and every
 * reading of the documents, through a shop on a real port.
 */
export function describeProvider<Options extends object>(subject: ProviderSubject<Options>): void {
  const { name } = subject.factory(subject.account(play(subject)));
  describe(name, () => {
    describeFacts(subject);
    describeCreation(subject);
    describeNotices(subject);
    // Beside each other: some of them wait for our own patience to end, or between two attempts.
    describe.concurrent('through a shop', () => {
      describeTrouble(subject);
      describeScenarios(subject);
    });
    describeDialects(subject);
  });
}
