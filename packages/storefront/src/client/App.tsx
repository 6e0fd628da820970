import { type ReactNode, useEffect, useRef } from 'react';
import { CartPage } from './pages/CartPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { OrderPage } from './pages/OrderPage.tsx';
import { OrdersPage } from './pages/OrdersPage.tsx';
import { ProductsPage } from './pages/ProductsPage.tsx';
import { ReturnPage } from './pages/ReturnPage.tsx';
import { SignInPage } from './pages/SignInPage.tsx';
import { Footer } from './parts/Footer.tsx';
import { Header } from './parts/Header.tsx';
import { usePath } from './state/usePath.ts';

export function App() {
  const path = usePath();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);

  // A new page begins at its top, for the eyes and for a screen reader alike.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className="shop">
      <Header />
      <main className="main" ref={main} tabIndex={-1}>
        {pageAt(path)}
      </main>
      <Footer />
    </div>
  );
}

function pageAt(path: string): ReactNode {
  const orderId = /^\/orders\/([^/]+)$/.exec(path)?.[1];
  if (orderId !== undefined) return <OrderPage key={orderId} orderId={orderId} />;
  switch (path) {
    case '/':
      return <ProductsPage />;
    case '/cart':
      return <CartPage />;
    case '/orders':
      return <OrdersPage />;
    case '/return':
      return <ReturnPage />;
    case '/sign-in':
      return <SignInPage />;
    default:
      return <NotFoundPage />;
  }
}
