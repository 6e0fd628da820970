import type { Product } from '../../api.ts';
import { addToCart, useCart } from '../state/useCart.ts';
import { Price } from './Price.tsx';
import { ProductArt } from './ProductArt.tsx';

export function ProductCard({ product }: { product: Product }) {
  const line = useCart().find(({ productId }) => productId === product.id);
  return (
    <li className="product">
      <ProductArt product={product} />
      <h3 className="product-name">{product.name}</h3>
      <p className="product-note">{product.note}</p>
      <div className="product-foot">
        <Price prices={product.prices} />
        <button type="button" className="button-quiet" onClick={() => addToCart(product.id)}>
          {line ? `In the cart: ${line.quantity}` : 'Add to cart'}
          <span className="visually-hidden">, {product.name}</span>
        </button>
      </div>
    </li>
  );
}
