import './shop.css';
import '@coinslot/react/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shop } from './Shop.tsx';
import { ShopRefusal } from './state/callShop.ts';

// The shop's own query client. The checkout keeps another, and neither sees the other's queries.
const queryClient = new QueryClient({
  defaultOptions: {
    // A refusal stays one; a broken connection gets another chance.
    queries: { retry: (failures, error) => failures < 1 && !(error instanceof ShopRefusal) },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shop />
    </QueryClientProvider>
  </StrictMode>,
);
