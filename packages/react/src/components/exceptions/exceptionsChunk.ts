import { createChunk } from '../part/createChunk.ts';

export type Exceptions = typeof import('./exceptions.ts');

/** The words and actions of a payment that left its usual course. */
export const exceptionsChunk = createChunk<Exceptions>(() => import('./exceptions.ts'));
