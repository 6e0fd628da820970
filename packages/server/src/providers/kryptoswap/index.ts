export { type KryptoswapIpnFields, kryptoswapIpnHash } from './ipnHash.ts';
export {
  type KryptoswapQuery,
  type SignKryptoswapRequestOptions,
  signKryptoswapRequest,
} from './signRequest.ts';
export {
  type KryptoswapIpn,
  type VerifyKryptoswapIpnOptions,
  verifyKryptoswapIpn,
} from './verifyIpn.ts';
