import type { ProviderId } from '@coinslot/sandbox';
import { type MouseEvent, useState } from 'react';
import './flow.css';
import { FlowOrder } from './FlowOrder.tsx';
import { type Flow, openFlow } from './openFlow.ts';
import { StoryCheckout } from './StoryCheckout.tsx';
import { useTrueTime } from './useTestServer.ts';
import { Wallet } from './Wallet.tsx';

export interface FlowPageProps {
  providers: readonly ProviderId[];
  /** Handed the shop, for a story's play function. */
  onFlow?: (flow: Flow) => void;
}

/** A page of the shop, and beside it whoever pays. */
export function FlowPage({ providers, onFlow }: FlowPageProps) {
  const now = useTrueTime();
  const [flow] = useState(() => openFlow(providers, now));
  onFlow?.(flow);
  /** A provider's page is opened as a browser does, but this page stays. */
  const visit = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    if (link === null || !link.href.startsWith('https://sandbox.')) return;
    event.preventDefault();
    void flow.sandbox.open(link.href);
  };
  return (
    <StoryCheckout fetch={flow.fetch}>
      <div className="flow">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link is clicked by Enter too. */}
        <main onClick={visit}>
          <h1>Your basket</h1>
          <FlowOrder />
        </main>
        <Wallet flow={flow} />
      </div>
    </StoryCheckout>
  );
}
