import type { AppearanceVariables } from '@coinslot/react';

/** Dresses the page as a shop would by CSS alone: custom properties, `data-theme`, a ground. */
export function wear(variables: AppearanceVariables, theme?: 'light' | 'dark'): void {
  const root = document.documentElement;
  root.style.cssText = Object.entries(variables)
    .map(([name, value]) => `${property(name)}:${value}`)
    .join(';');
  if (theme === undefined) root.removeAttribute('data-theme');
  else root.dataset['theme'] = theme;
  const grounds = { light: '#f3f3ef', dark: '#0b0d10' };
  document.body.style.background = theme === undefined ? '' : grounds[theme];
}

/** The public name of a variable in a style sheet. */
function property(variable: string): string {
  return `--coinslot-${variable.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
