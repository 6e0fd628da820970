import type { Product } from '../../api.ts';
import { addToCart, useCart } from '../state/useCart.ts';
import { useWords } from '../state/useLanguage.ts';
import { Price } from './Price.tsx';
import { ProductArt } from './ProductArt.tsx';

export function ProductCard({ product }: { product: Product }) {
  const words = useWords();
  const line = useCart().find(({ productId }) => productId === product.id);
  return (
    <li className="product">
      <ProductArt product={product} />
      <h3 className="product-name">
        <bdi lang="en">{product.name}</bdi>
      </h3>
      <p className="product-note">{words.notes[product.id] ?? product.note}</p>
      <div className="product-foot">
        <Price prices={product.prices} />
        <button type="button" className="button-quiet" onClick={() => addToCart(product.id)}>
          {line ? words.inCart(line.quantity) : words.add}
          <span className="visually-hidden">, {product.name}</span>
        </button>
      </div>
    </li>
  );
}
