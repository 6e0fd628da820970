import { useCart } from '../state/useCart.ts';
import { useWords } from '../state/useLanguage.ts';
import { useSession, useSignOut } from '../state/useSession.ts';
import { CurrencySwitch } from './CurrencySwitch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Link } from './Link.tsx';
import { Logo } from './Logo.tsx';

export function Header() {
  const shopper = useSession();
  const signOut = useSignOut();
  const words = useWords();
  const count = useCart().reduce((sum, { quantity }) => sum + quantity, 0);

  return (
    <header className="header">
      <Link href="/" className="brand">
        <Logo />
        Quiet Kettle
      </Link>
      <div className="switches">
        <CurrencySwitch />
        <LanguageSwitch />
      </div>
      <nav className="nav" aria-label={words.shop}>
        {shopper ? (
          <>
            <Link href="/orders">{words.orders}</Link>
            <button type="button" className="link-button" onClick={() => signOut.mutate()}>
              {words.signOut} <bdi className="nav-name">{shopper.name}</bdi>
            </button>
          </>
        ) : (
          shopper === null && <Link href="/sign-in">{words.signIn}</Link>
        )}
        <Link href="/cart" className="cart-link">
          {words.cart} {count > 0 && <span className="cart-count">{count}</span>}
        </Link>
      </nav>
    </header>
  );
}
