import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { PricedCart } from '../../api.ts';
import { CartTable } from '../parts/CartTable.tsx';
import { Link } from '../parts/Link.tsx';
import { SignInForm } from '../parts/SignInForm.tsx';
import { callShop } from '../state/callShop.ts';
import { emptyCart, useCart } from '../state/useCart.ts';
import { useCurrency } from '../state/useCurrency.ts';
import { navigate } from '../state/usePath.ts';
import { useSession } from '../state/useSession.ts';

export function CartPage() {
  const lines = useCart();
  const currency = useCurrency();
  const shopper = useSession();
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

  return (
    <div className="narrow">
      <title>Cart · Quiet Kettle</title>
      <h1>Your cart</h1>
      {lines.length === 0 ? (
        <p>
          It is empty. <Link href="/">Look at the shelves</Link>.
        </p>
      ) : (
        cart && (
          <div className="panel">
            <CartTable cart={cart} />
            {cart.total[currency] === null && (
              <p className="hint">Gift cards are sold in US dollars, and so is a cart with one.</p>
            )}
            {shopper === null && <SignInForm />}
            {shopper && (
              <button
                type="button"
                className="button button-wide"
                disabled={place.isPending}
                onClick={() => place.mutate()}
              >
                Place the order
              </button>
            )}
          </div>
        )
      )}
      {(place.error ?? error) && <p role="alert">{(place.error ?? error)?.message}</p>}
    </div>
  );
}
