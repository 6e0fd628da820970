export { hasAddressRule, isValidAddress } from './isValidAddress.ts';
