import { PAYMENT_STATUSES, type Payment } from '@coinslot/core';
import type { ArgTypes } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { bitcoin, hosted, usdc, usdt } from './payments.ts';
import { Scene, type SceneProps } from './Scene.tsx';

const COINS = {
  'USDT on TRON': usdt,
  'USDC on Ethereum': usdc,
  Bitcoin: bitcoin,
  'A provider’s own page': hosted,
};

/** The payment that a story shows, to be changed on its page, and the shop around it. */
export interface SceneArgs extends Omit<SceneProps, 'children' | 'known' | 'next'> {
  status?: Payment['status'] | undefined;
  coin?: keyof typeof COINS | undefined;
  underpayment?: Payment['underpayment'] | undefined;
  late?: boolean | undefined;
  held?: boolean | undefined;
}

/** What the server says by these arguments; `told` has the last word. */
export function sceneOf(args: SceneArgs): Omit<SceneProps, 'children'> {
  const { status, coin = 'USDT on TRON', underpayment, late, held, ...scene } = args;
  if (scene.told !== undefined || status === undefined) return scene;
  const told = COINS[coin](status, {
    ...(underpayment && { underpayment }),
    ...(late && { late }),
    ...(held && { held }),
  });
  return { ...scene, told };
}

/** Renders a part inside the card of the story's payment. */
export function inScene<Props extends object>(Part: ComponentType<Props>) {
  return ({ status, coin, underpayment, late, held, ...rest }: SceneArgs & Props) => {
    const { told, seconds, failure, pressed, onServer, ...part } = rest;
    const payment = { status, coin, underpayment, late, held, told };
    return (
      <Scene {...sceneOf({ ...payment, seconds, failure, pressed, onServer })}>
        {/* What is left are the props of the part. */}
        <Part {...(part as unknown as Props)} />
      </Scene>
    );
  };
}

const row = (name: string, description: string, control: ArgTypes[string]) => ({
  name,
  description,
  table: { category: 'The payment of this story' },
  ...control,
});
const choice = (options: readonly string[]) => ({ options, control: { type: 'select' as const } });

/** For `argTypes`: the rows of {@link SceneArgs}. */
export const sceneControls: ArgTypes = {
  status: row('status', 'Where the payment stands.', choice(PAYMENT_STATUSES)),
  coin: row('coin', 'What it is paid with.', choice(Object.keys(COINS))),
  underpayment: row(
    'underpayment',
    'What the provider does with too little.',
    choice(['top_up', 'refund', 'review', 'hosted']),
  ),
  late: row('late', 'The money came after the deadline.', { control: 'boolean' }),
  held: row('held', 'The shop looks at it before it goes on.', { control: 'boolean' }),
  seconds: row('seconds', 'How long ago it was made, by the server.', {
    control: { type: 'number', min: 0, step: 10 },
  }),
  ...hidden('told', 'failure', 'pressed', 'onServer'),
};

/** For stories whose server says what it says. */
export const noControls = hidden(
  ...['told', 'known', 'next', 'seconds', 'failure', 'pressed', 'onServer', 'children'],
);

function hidden(...names: string[]): ArgTypes {
  return Object.fromEntries(names.map((name) => [name, { table: { disable: true } }]));
}
