/** What only a payment needs that leaves its usual course, a transfer: loaded apart, in idle time. */
export { Chooser } from '../MethodPicker/Chooser.tsx';
export { explainError } from './explainError.ts';
export { MoreActions } from './MoreActions.tsx';
export { OtherWays } from './OtherWays.tsx';
export { tellException } from './tellException.ts';
