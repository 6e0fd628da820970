export {
  createTestCheckout,
  type TestCheckout,
  type TestCheckoutOptions,
  type TestFailure,
  type TestRequest,
} from './createTestCheckout.ts';
export { TEST_MOVES, type TestMove } from './movePayment.ts';
export { optionFixture } from './optionFixture.ts';
export {
  PaymentSimulator,
  type PaymentSimulatorProps,
  type SimulatorAction,
} from './PaymentSimulator.tsx';
export { FIXTURE_TIME, paymentFixture } from './paymentFixture.ts';
export { type RenderWithCheckoutOptions, renderWithCheckout } from './renderWithCheckout.tsx';
export { TEST_SCENARIOS, type TestScenario, type TestStep } from './scenarios.ts';
