import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'Coinslot',
    brandTarget: '_self',
    colorSecondary: '#0f6b4f',
    appBg: '#f3f3ef',
    barSelectedColor: '#0f6b4f',
  }),
});
