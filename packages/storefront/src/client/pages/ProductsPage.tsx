import { useQuery } from '@tanstack/react-query';
import type { Product } from '../../api.ts';
import { ProductCard } from '../parts/ProductCard.tsx';
import { callShop } from '../state/callShop.ts';

export function ProductsPage() {
  const { data, error } = useQuery({
    queryKey: ['products'],
    queryFn: () => callShop<{ products: Product[] }>('GET', '/products'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const on = (shelf: Product['shelf']) => data?.products.filter((p) => p.shelf === shelf) ?? [];

  return (
    <>
      <title>Quiet Kettle</title>
      <section className="hero">
        <h1>Coffee for people who wake up slowly.</h1>
        <p>Small roasts, whole beans, 250 g. Pay with crypto, straight from your wallet.</p>
      </section>
      {error && <p role="alert">The shelves could not be loaded. Please reload the page.</p>}
      <section aria-labelledby="coffee">
        <h2 id="coffee">This week's roasts</h2>
        <ul className="shelf">
          {on('coffee').map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="bench">
        <h2 id="bench">The test bench</h2>
        <p className="lead">
          Gift cards in US dollars, at the amounts that Cryptofuse's test environment reacts to. Buy
          one on its own, pay it there, and the sandbox plays the payment by itself.
        </p>
        <ul className="shelf shelf-bench">
          {on('bench').map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ul>
      </section>
    </>
  );
}
