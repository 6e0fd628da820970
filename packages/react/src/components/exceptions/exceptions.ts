/** What only a payment needs that leaves its usual course, a transfer: loaded apart, in idle time. */
export { RedirectNotice } from '../RedirectNotice/RedirectNotice.tsx';
export { explainError } from './explainError.ts';
export { MoreActions } from './MoreActions.tsx';
export { tellException } from './tellException.ts';
