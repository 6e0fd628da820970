import type { Messages } from '@coinslot/react';
import {
  createContext,
  Fragment,
  type ReactNode,
  StrictMode,
  useContext,
  useEffect,
  useRef,
} from 'react';
import { LANGUAGES, type Toolbar } from './toolbar.ts';

export interface PageSettings extends Toolbar {
  messages: Messages | undefined;
}

const PageContext = createContext<PageSettings | null>(null);

/** What the toolbar says. */
export function usePage(): PageSettings {
  const settings = useContext(PageContext);
  if (settings === null) throw new Error('A story stands on a <StoryPage>.');
  return settings;
}

interface StoryPageProps {
  settings: PageSettings;
  /** Among others, on a page of the documentation. */
  inDocs: boolean;
  /** The shop's button that is pressed when the page is there. */
  press?: string | undefined;
  children: ReactNode;
}

/** The merchant's page on which a story stands. */
export function StoryPage({ settings, inDocs, press, children }: StoryPageProps) {
  const { theme, dir, locale, clock, strict } = settings;
  const page = useRef<HTMLDivElement>(null);
  const first = useRef(press);
  useEffect(() => {
    const buttons = [...(page.current?.querySelectorAll('button') ?? [])];
    buttons.find(({ textContent }) => textContent === first.current)?.click();
  }, []);
  const Mode = strict === 'on' ? StrictMode : Fragment;
  return (
    <PageContext.Provider value={settings}>
      <div
        // A clock is wrong from the beginning: changed under a page, it looks like a sleep.
        key={clock}
        ref={page}
        className="story-page"
        lang={locale}
        dir={dir === 'auto' ? LANGUAGES[locale]?.dir : dir}
        data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
        data-docs={inDocs || undefined}
      >
        <Mode>{children}</Mode>
      </div>
    </PageContext.Provider>
  );
}
