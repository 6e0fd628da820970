import { Source as Block } from '@storybook/addon-docs/blocks';
import type { ComponentProps } from 'react';
import { theme } from '../../.storybook/theme.ts';

/** Code as dark as the page around it: on a guide's page Storybook does not see to that itself. */
export function Source(props: ComponentProps<typeof Block>) {
  return <Block dark={theme.base === 'dark'} {...props} />;
}
