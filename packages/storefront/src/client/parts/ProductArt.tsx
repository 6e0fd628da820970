import type { Product } from '../../api.ts';

/** A coffee bag, or a gift card that shows its price; the colours come from the style sheet. */
export function ProductArt({ product }: { product: Product }) {
  return (
    <div className="art" data-product={product.id} data-shelf={product.shelf}>
      {product.shelf === 'coffee' ? (
        <Bag name={product.name} />
      ) : (
        <GiftCard price={product.prices.USD} />
      )}
    </div>
  );
}

function Bag({ name }: { name: string }) {
  return (
    <svg viewBox="0 0 120 150" aria-hidden="true">
      <path className="art-body" d="M22 26h76l6 112a6 6 0 0 1-6 6H22a6 6 0 0 1-6-6z" />
      <path className="art-fold" d="M22 8h76v18H22z" />
      <path className="art-line" d="M22 14h76" />
      <rect className="art-label" x="26" y="62" width="68" height="54" rx="3" />
      <circle className="art-mark" cx="60" cy="80" r="9" />
      <text className="art-text" x="60" y="106" textAnchor="middle">
        {name}
      </text>
    </svg>
  );
}

function GiftCard({ price }: { price: string | null }) {
  return (
    <svg viewBox="0 0 150 96" aria-hidden="true">
      <rect className="art-body" x="1" y="1" width="148" height="94" rx="10" />
      <path className="art-line" d="M1 62h148" />
      <circle className="art-mark" cx="22" cy="22" r="8" />
      <text className="art-amount" x="136" y="82" textAnchor="end">
        ${price}
      </text>
    </svg>
  );
}
