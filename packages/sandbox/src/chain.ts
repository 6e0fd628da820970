import type { VirtualClock } from './clock.ts';
import type { Network } from './networks.ts';
import type { Random } from './random.ts';

/** A transfer that was seen in a block and collects confirmations as virtual time passes. */
export interface Transfer {
  readonly hash: string;
  readonly seenAt: number;
  readonly required: number;
  confirmations(): number;
  /** Confirms it at once instead of waiting for the blocks. */
  confirm(): void;
  /** It will not be confirmed: the block that held it was replaced. */
  drop(): void;
}

export interface Chain {
  transfer(network: Network, onFinal: () => void): Transfer;
}

export function createChain(clock: VirtualClock, random: Random): Chain {
  return {
    transfer(network, onFinal) {
      const seenAt = clock.now();
      const required = network.confirmations;
      let final = false;
      const finish = () => {
        if (final) return;
        final = true;
        stopWaiting();
        onFinal();
      };
      const stopWaiting = clock.schedule((required - 1) * network.blockMs, finish);
      return {
        hash: network.newHash(random),
        seenAt,
        required,
        confirmations() {
          if (final) return required;
          const blocks = Math.floor((clock.now() - seenAt) / network.blockMs);
          return Math.min(required, 1 + blocks);
        },
        confirm: finish,
        drop: stopWaiting,
      };
    },
  };
}
