const ASSETS = [
  { code: 'USDTTRC20', name: 'USDT', network: 'TRON' },
  { code: 'USDTARB', name: 'USDT', network: 'Arbitrum' },
  { code: 'BTC', name: 'BTC', network: 'Bitcoin' },
] as const;

export const DEFAULT_ASSET: string = ASSETS[0].code;

interface AssetChoiceProps {
  value: string;
  onChange(code: string): void;
}

export function AssetChoice({ value, onChange }: AssetChoiceProps) {
  return (
    <fieldset className="assets">
      <legend>Pay with</legend>
      {ASSETS.map(({ code, name, network }) => (
        <label key={code} className="asset">
          <input
            type="radio"
            name="asset"
            value={code}
            checked={value === code}
            onChange={() => onChange(code)}
          />
          <span className="asset-name">{name}</span>
          <span className="asset-network">on {network}</span>
        </label>
      ))}
    </fieldset>
  );
}
