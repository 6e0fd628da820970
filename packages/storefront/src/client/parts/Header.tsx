import { useCart } from '../state/useCart.ts';
import { useSession, useSignOut } from '../state/useSession.ts';
import { CurrencySwitch } from './CurrencySwitch.tsx';
import { Link } from './Link.tsx';
import { Logo } from './Logo.tsx';

export function Header() {
  const shopper = useSession();
  const signOut = useSignOut();
  const count = useCart().reduce((sum, { quantity }) => sum + quantity, 0);

  return (
    <header className="header">
      <Link href="/" className="brand">
        <Logo />
        Quiet Kettle
      </Link>
      <CurrencySwitch />
      <nav className="nav" aria-label="Shop">
        {shopper ? (
          <>
            <Link href="/orders">Orders</Link>
            <button type="button" className="link-button" onClick={() => signOut.mutate()}>
              Sign out<span className="nav-name"> {shopper.name}</span>
            </button>
          </>
        ) : (
          shopper === null && <Link href="/sign-in">Sign in</Link>
        )}
        <Link href="/cart" className="cart-link">
          Cart<span className="cart-count">{count}</span>
        </Link>
      </nav>
    </header>
  );
}
