export type { AnswerFault } from './answerFaults.ts';
export { manualClock, type TimeSource } from './clock.ts';
export { createSandbox } from './createSandbox.ts';
export type {
  DialectSwitch,
  MisreportOptions,
  OperationName,
  PaymentSummary,
  PayOptions,
  ProviderDocument,
  TransferSummary,
  WithdrawalMove,
  WithdrawalSummary,
} from './emulator.ts';
export type { Faults, FaultsPatch } from './faults.ts';
export type { DeliveryAttempt, Notice } from './outbox.ts';
export type { ProviderId, SandboxCredentials } from './providers/emulators.ts';
export type { LoggedRequest } from './requestLog.ts';
export { SandboxError } from './SandboxError.ts';
export type { Sandbox, SandboxOptions, SandboxProvider } from './sandbox.ts';
export { type ScenarioName, scenarios } from './scenarios.ts';
export type { SandboxSnapshot } from './snapshot.ts';
