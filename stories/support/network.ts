import { atTrueSpeed } from './pageClock.ts';
import type { Toolbar } from './toolbar.ts';

/** A slow network's way there and back, in ms. */
const SLOW = 2_500;

let network: Toolbar['network'] = 'online';

/** The page is told when its connection comes and goes, as by a browser. */
export function setNetwork(next: Toolbar['network']): void {
  const before = network;
  network = next;
  const [was, is] = [before === 'offline', next === 'offline'];
  if (was !== is) window.dispatchEvent(new Event(is ? 'offline' : 'online'));
}

/** The same server, over the network that the toolbar has at the moment. */
export function overNetwork(reach: typeof fetch): typeof fetch {
  return async (input, init) => {
    if (network === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW));
    if (network === 'offline') throw new TypeError('Failed to fetch');
    return atTrueSpeed(() => reach(input, init));
  };
}
