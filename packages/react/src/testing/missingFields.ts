import type { CreatePaymentRequest, PaymentOption } from '@coinslot/core/wire';

/** The keys of what a way to pay asks of the shopper and was not told, as a server names them. */
export function missingFields(option: PaymentOption, asked: CreatePaymentRequest): string[] {
  const { from, route } = asked.fields ?? {};
  const entered = ({ key, place }: PaymentOption['fields'][number]) => {
    if (place === 'route') return route?.[key];
    return typeof from === 'string' ? from : from?.[key];
  };
  const missing = option.fields.filter((field) => field.required && !entered(field)?.trim());
  const keys = missing.map(({ key }) => key);
  const agreed = option.termsUrl === null || asked.agreement === true;
  return agreed ? keys : [...keys, 'agreement'];
}
