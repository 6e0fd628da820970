import { chooseCurrency, useCurrency } from '../state/useCurrency.ts';
import { useWords } from '../state/useLanguage.ts';
import { Choice } from './Choice.tsx';

const CODES = { USD: 'USD', PLN: 'PLN', TWD: 'TWD' };

/** In which currency the shop shows its prices. What is paid is chosen with the way to pay. */
export function CurrencySwitch() {
  return (
    <Choice
      isPlain
      label={useWords().pricesIn}
      names={CODES}
      value={useCurrency()}
      onChoose={chooseCurrency}
    />
  );
}
