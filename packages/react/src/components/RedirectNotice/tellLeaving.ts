import type { Messages } from '../../messages/en.ts';
import type { ToldStatus } from '../PaymentStatus/usualStatus.ts';
import type { Leaving } from './useLeaving.ts';

/** What a card says once the shopper was on the provider's page; nothing before. */
export function tellLeaving(
  leaving: Leaving,
  newTab: boolean,
  { title, say }: Messages,
): ToldStatus | null {
  const look = { tone: 'info', icon: 'spinner', urgent: false } as const;
  switch (leaving) {
    case 'before':
      return null;
    case 'left':
      return { ...look, title: title.returned, text: newTab ? say.otherTab : say.leave };
    case 'long':
      return { ...look, title: title.processing, text: say.leave, icon: 'clock' };
    default:
      return leaving satisfies never;
  }
}
