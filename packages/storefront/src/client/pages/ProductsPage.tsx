import { useQuery } from '@tanstack/react-query';
import type { Product } from '../../api.ts';
import { ProductCard } from '../parts/ProductCard.tsx';
import { callShop } from '../state/callShop.ts';
import { useWords } from '../state/useLanguage.ts';

/** Boxes where the pictures will be, so that nothing moves when they come. */
const EXPECTED = ['a', 'b', 'c', 'd'];

export function ProductsPage() {
  const words = useWords();
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
        <h1>{words.headline}</h1>
        <p>{words.lead}</p>
      </section>
      {error && <p role="alert">{words.noShelves}</p>}
      <section aria-labelledby="coffee" aria-busy={data === undefined && !error}>
        <h2 id="coffee">{words.roasts}</h2>
        <ul className="shelf">
          {on('coffee').map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
          {!data && EXPECTED.map((key) => <li key={key} className="product-expected" />)}
        </ul>
      </section>
      {data && (
        <section aria-labelledby="bench">
          <h2 id="bench">{words.bench}</h2>
          <p className="lead">{words.benchLead}</p>
          <ul className="shelf shelf-bench">
            {on('bench').map((product) => (
              <ProductCard key={product.id} product={product} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
