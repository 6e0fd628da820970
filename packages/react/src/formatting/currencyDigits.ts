/** How many digits a currency is written with ('USD' 2, 'JPY' 0); 0 for what is no ISO code. */
export function currencyDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().minimumFractionDigits ?? 0;
  } catch {
    return 0;
  }
}
