import { checkout } from './checkout.ts';
import { app } from './shop.ts';

// In a long-lived process; elsewhere a scheduler calls checkout.reconcile().
checkout.start();

process.once('SIGTERM', async () => {
  await app.close();
  await checkout.close();
});
