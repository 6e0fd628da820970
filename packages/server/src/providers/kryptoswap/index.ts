export {
  type CreateOrderInput,
  createKryptoswapClient,
  type KryptoswapClient,
  type KryptoswapClientOptions,
  type KryptoswapValue,
  type OrderPage,
  type OrderQuery,
  type RouteQuery,
  type RoutesQuery,
} from './client.ts';
export { type KryptoswapIpnFields, kryptoswapIpnHash } from './ipnHash.ts';
export type { KryptoswapCredentials, KryptoswapOptions, KryptoswapRoute } from './options.ts';
export { kryptoswap } from './provider.ts';
export type {
  KryptoswapCreatedOrder,
  KryptoswapField,
  KryptoswapOrder,
  KryptoswapOrderAnswer,
  KryptoswapRouteInfo,
} from './schemas.ts';
export {
  type KryptoswapQuery,
  type SignKryptoswapRequestOptions,
  signKryptoswapRequest,
} from './signRequest.ts';
export type { KryptoswapStatus } from './statuses.ts';
export {
  type KryptoswapIpn,
  type VerifyKryptoswapIpnOptions,
  verifyKryptoswapIpn,
} from './verifyIpn.ts';
