import { fileURLToPath } from 'node:url';
import { startShop } from './startShop.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const port = portFrom('PORT', 3000);
const sandboxPort = portFrom('SANDBOX_PORT', port === 0 ? 0 : port + 1);
const kryptoswapDisplay = process.env['KRYPTOSWAP_DISPLAY'] === 'inline' ? 'inline' : 'hosted';
const dataFolder = process.env['COINSLOT_DATA'] ?? here('../../.data');

const shop = await startShop({
  port,
  sandboxPort,
  dataFolder,
  clientFolder: here('../client'),
  kryptoswapDisplay,
  say: (line) => console.log(line),
});
if (port !== 0 && shop.port !== port) {
  console.log(`Port ${port} is busy, so the shop listens on ${shop.port}.`);
}
if (sandboxPort !== 0 && shop.sandboxPort !== sandboxPort) {
  console.log(`Port ${sandboxPort} is busy, so the sandbox listens on ${shop.sandboxPort}.`);
}
if (shop.dataFolder !== dataFolder) {
  console.log(`Another shop runs in ${dataFolder}, so this one keeps its data apart.`);
}
console.log(`
  Quiet Kettle, a shop that is paid through Coinslot

    The shop               ${shop.url}
    The sandbox's controls ${shop.controlUrl}  (play the wallet and the provider here)
    Everything is kept in  ${shop.dataFolder}  (a restart goes on from there)

  Ctrl-C stops both.
`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second Ctrl-C is from somebody who does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    console.log('\nStopping.');
    shop.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

function portFrom(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  console.error(`${name} is "${text}": it has to be a number from 0 to 65535.`);
  process.exit(2);
}
