/** What only a payment needs that leaves its usual course: loaded apart, in idle time. */
export { explainError } from './explainError.ts';
export { MoreActions } from './MoreActions.tsx';
export { tellException } from './tellException.ts';
