import type { Log } from '@coinslot/server';

/** Stands for what a shop has already: who is asking, and that shopper's orders. */
export declare function sessionOf(request: Request): Promise<{ shopper: string } | null>;

export declare const orders: {
  find(shopper: string, orderId: string | undefined): Promise<{ id: string; total: string } | null>;
  ship(orderId: string, options: { once: string }): Promise<void>;
};

export declare const app: { close(): Promise<void> };
export declare const metrics: { count(name: string, labels: object): void };
export declare const logger: Log;
