'use client';
import { useCheckoutContext } from '../../context/CheckoutContext.ts';
import { propertyName } from '../part/propertyName.ts';

/**
 * The theme's variables in the server's HTML, where the page gave a nonce for them: the first
 * paint has the shop's colours. Without a nonce they are set after mount.
 */
export function AppearanceStyle() {
  const { appearance, nonce } = useCheckoutContext('<Checkout>');
  const { variables } = appearance;
  if (nonce === undefined || variables === undefined) return null;
  const declarations = Object.entries(variables).map(
    // What could end the rule or the element is no part of a value.
    ([name, value]) => value && `${propertyName(name)}:${String(value).replace(/[<>{};]/g, '')}`,
  );
  return (
    <style
      nonce={nonce}
      // Browsers hide the nonce from scripts; to React it looks changed.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React 18 would escape quotes in it.
      dangerouslySetInnerHTML={{
        __html: `[data-coinslot]{${declarations.filter(Boolean).join(';')}}`,
      }}
    />
  );
}
