import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PricedCart } from '../../api.ts';
import { CartTable } from '../parts/CartTable.tsx';
import { Link } from '../parts/Link.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { callShop, refusalIn } from '../state/callShop.ts';
import { takeFocus } from '../state/takeFocus.ts';
import { emptyCart, useCart } from '../state/useCart.ts';
import { useCurrency } from '../state/useCurrency.ts';
import { useWords } from '../state/useLanguage.ts';
import { navigate } from '../state/usePath.ts';
import { useSession } from '../state/useSession.ts';

export function CartPage() {
  const lines = useCart();
  const currency = useCurrency();
  const shopper = useSession();
  const words = useWords();
  const { data: cart, error } = useQuery({
    queryKey: ['cart', lines],
    queryFn: () => callShop<PricedCart>('POST', '/cart', { lines }),
    placeholderData: keepPreviousData,
    enabled: lines.length > 0,
  });
  const place = useMutation({
    mutationFn: () => callShop<{ orderId: string }>('POST', '/orders', { lines, currency }),
    onSuccess: ({ orderId }) => {
      emptyCart();
      navigate(`/orders/${orderId}`);
    },
  });

  // It comes in the place of the form that had the focus.
  const button = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && shopper) takeFocus(button.current);
    wasAsked.current = shopper === null;
  }, [shopper]);

  const isLoading = lines.length > 0 && !error && (!cart || shopper === undefined);

  return (
    <div className="narrow" aria-busy={isLoading}>
      <title>{`${words.cart} · Quiet Kettle`}</title>
      <h1>{words.yourCart}</h1>
      {lines.length === 0 ? (
        <p>
          {words.cartEmpty} <Link href="/">{words.toShelves}</Link>
        </p>
      ) : (
        cart && (
          <div className="panel">
            <CartTable cart={cart} />
            {cart.total[currency] === null && <p className="hint">{words.dollarsOnly}</p>}
            {shopper === null && <SignInForm />}
            {shopper && (
              <button
                ref={button}
                type="button"
                className="button button-wide"
                disabled={place.isPending}
                onClick={() => place.mutate()}
              >
                {words.place}
              </button>
            )}
          </div>
        )
      )}
      {(place.error ?? error) && <p role="alert">{refusalIn(words, place.error ?? error)}</p>}
    </div>
  );
}
