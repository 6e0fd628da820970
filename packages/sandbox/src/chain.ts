import type { VirtualClock } from './clock.ts';
import type { Network } from './networks.ts';
import type { Random } from './random.ts';

/** A transfer that was seen in a block and collects confirmations as virtual time passes. */
export interface Transfer {
  readonly hash: string;
  readonly seenAt: number;
  readonly required: number;
  confirmations(): number;
  /** Whether `onFinal` was called. */
  readonly isFinal: boolean;
  /** Confirms it at once instead of waiting for the blocks. */
  confirm(): void;
  /** It will not be confirmed: the block that held it was replaced. */
  drop(): void;
}

export type SavedTransfer = Pick<Transfer, 'hash' | 'seenAt' | 'isFinal'>;

export interface Chain {
  transfer(network: Network, onFinal: () => void): Transfer;
  /** Goes on with a transfer of before a restart. */
  restore(network: Network, saved: SavedTransfer, onFinal: () => void): Transfer;
  /** One that nobody made, told of as if it were final. */
  claim(network: Network): Transfer;
}

export function createChain(clock: VirtualClock, random: Random): Chain {
  function restore(network: Network, saved: SavedTransfer, onFinal: () => void): Transfer {
    const { hash, seenAt } = saved;
    const required = network.confirmations;
    let { isFinal } = saved;
    const finish = () => {
      if (isFinal) return;
      isFinal = true;
      stopWaiting();
      onFinal();
    };
    const finalAt = seenAt + (required - 1) * network.blockMs;
    const stopWaiting = isFinal ? () => {} : clock.schedule(finalAt - clock.now(), finish);
    return {
      hash,
      seenAt,
      required,
      confirmations() {
        if (isFinal) return required;
        const blocks = Math.floor((clock.now() - seenAt) / network.blockMs);
        return Math.min(required, 1 + blocks);
      },
      get isFinal() {
        return isFinal;
      },
      confirm: finish,
      drop: stopWaiting,
    };
  }

  return {
    claim(network) {
      const claimed = { hash: network.newHash(random), seenAt: clock.now(), isFinal: true };
      return restore(network, claimed, () => {});
    },
    transfer(network, onFinal) {
      const seen = { hash: network.newHash(random), seenAt: clock.now(), isFinal: false };
      return restore(network, seen, onFinal);
    },
    restore,
  };
}
