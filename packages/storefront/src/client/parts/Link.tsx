import type { ComponentProps } from 'react';
import { navigate, usePath } from '../state/usePath.ts';

interface LinkProps extends ComponentProps<'a'> {
  href: string;
}

/** A link within the shop: a plain click stays on the page, everything else is the browser's. */
export function Link({ href, onClick, ...props }: LinkProps) {
  const path = usePath();
  return (
    <a
      {...props}
      href={href}
      aria-current={path === href ? 'page' : undefined}
      onClick={(event) => {
        onClick?.(event);
        const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || elsewhere || event.button !== 0) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}
