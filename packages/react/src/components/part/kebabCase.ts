/** `PaymentQRCode` → `payment-qr-code`. */
export function kebabCase(name: string): string {
  return name.replace(/[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&-').toLowerCase();
}
