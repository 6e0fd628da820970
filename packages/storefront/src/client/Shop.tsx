import { CheckoutProvider } from '@coinslot/react';
import { useLayoutEffect } from 'react';
import { App } from './App.tsx';
import { LANGUAGES, useLanguage } from './state/useLanguage.ts';
import { LOOKS, useLook, useTheme } from './state/useLook.ts';

const PAPER = { light: '#f7f2e9', dark: '#191512' } as const;

/** The shop in the shopper's language and theme, with the checkout in the same. */
export function Shop() {
  const language = useLanguage();
  const theme = useTheme();
  const look = useLook();

  useLayoutEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dir = LANGUAGES[language].dir;
    // Without it the page and the card follow the device.
    if (theme === 'auto') delete page.dataset['theme'];
    else page.dataset['theme'] = theme;
  }, [language, theme]);

  return (
    <CheckoutProvider
      endpoint="/api/checkout"
      environment="sandbox"
      merchantName="Quiet Kettle"
      supportUrl="mailto:help@quiet-kettle.example"
      locale={language}
      appearance={LOOKS[look]}
    >
      {/* What surrounds the page on a phone is of the page's colour. */}
      {(['light', 'dark'] as const).map((scheme) => (
        <meta
          key={scheme}
          name="theme-color"
          content={PAPER[theme === 'auto' ? scheme : theme]}
          media={`(prefers-color-scheme: ${scheme})`}
        />
      ))}
      <App />
    </CheckoutProvider>
  );
}
