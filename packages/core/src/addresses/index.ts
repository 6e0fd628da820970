export { isValidAddress } from './isValidAddress.ts';
