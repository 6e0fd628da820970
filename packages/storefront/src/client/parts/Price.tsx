interface PriceProps {
  /** A decimal string. */
  amount: string;
  currency?: string;
  className?: string;
}

/** Formats the string itself: money never becomes a floating-point number. */
export function Price({ amount, currency = 'USD', className = 'price' }: PriceProps) {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return <span className={className}>{format.format(amount as Intl.StringNumericLiteral)}</span>;
}
