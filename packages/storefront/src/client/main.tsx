import './shop.css';
import '@coinslot/react/styles.css';
import { CheckoutProvider } from '@coinslot/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ShopRefusal } from './state/callShop.ts';

// The shop's own query client. The checkout keeps another, and neither sees the other's queries.
const queryClient = new QueryClient({
  defaultOptions: {
    // A refusal stays one; a broken connection gets another chance.
    queries: { retry: (failures, error) => failures < 1 && !(error instanceof ShopRefusal) },
  },
});

// The card takes the shop's colours, in its light and its dark.
const variables = {
  colorPrimary: 'var(--accent)',
  colorOnPrimary: 'var(--on-accent)',
  colorBackground: 'var(--panel)',
  colorSurface: 'var(--paper)',
  colorText: 'var(--ink)',
  colorTextSecondary: 'var(--ink-soft)',
  colorBorder: 'var(--rule)',
  colorFocus: 'var(--accent)',
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <CheckoutProvider
        endpoint="/api/checkout"
        environment="sandbox"
        merchantName="Quiet Kettle"
        appearance={{ theme: 'auto', variables }}
      >
        <App />
      </CheckoutProvider>
    </QueryClientProvider>
  </StrictMode>,
);
