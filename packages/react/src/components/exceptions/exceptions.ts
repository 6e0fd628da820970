/** What only a payment needs that leaves its usual course, a transfer: loaded apart, in idle time. */
export { freeDialog } from '../CheckoutModal/freeDialog.ts';
export { Chooser } from '../MethodPicker/Chooser.tsx';
export { ResumePayment } from '../ResumePayment/ResumePayment.tsx';
export { ErrorActions } from './ErrorActions.tsx';
export { explainError } from './explainError.ts';
export { MoreActions } from './MoreActions.tsx';
export { partProgress } from './partProgress.ts';
export { tellException } from './tellException.ts';
