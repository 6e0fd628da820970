import type { Json } from '../../../json.ts';
import { type Network, networks } from '../../../networks.ts';
import { blockchainOf, type Currency, currencies, readCurrency } from '../currencies.ts';
import type { CryptofuseDialect } from '../document.ts';
import {
  type Fields,
  invalidField,
  missingFields,
  readFields,
  readText,
  requireFields,
} from '../fields.ts';

/** Which kind of address; the documents know more of them, whose networks do not exist here. */
const TYPES: Readonly<Record<string, Network>> = {
  EVM: networks.ethereum,
  TRX: networks.tron,
  BTC: networks.bitcoin,
};

interface Subject {
  readonly type: string;
  readonly blockchain: string | null;
  readonly token: string | null;
  readonly currency: string | null;
}

/** `POST /withdrawal/validate-address/`: an address that is wrong is an answer, not an error. */
export function validateAddress(body: string, dialect: CryptofuseDialect): Json {
  const fields = readFields(body);
  requireFields(fields, ['address']);
  const address = readText(fields, 'address', 255) ?? '';
  readText(fields, 'memo', 255);
  const { type, blockchain, token, currency } = readSubject(fields);
  const is_valid = TYPES[type]?.isAddress(address) === true;
  switch (dialect.addressAnswer) {
    case 'guide':
      return { is_valid, address, blockchain, currency };
    case 'reference': {
      const error_message = is_valid ? null : `Not an address of the type ${type}.`;
      return { is_valid, address, type, blockchain, token, currency, error_message };
    }
    case 'older':
      return {
        is_valid,
        address,
        type,
        ...(blockchain === null ? {} : { blockchain }),
        ...(token === null ? {} : { token }),
      };
    default:
      return dialect.addressAnswer satisfies never;
  }
}

/** What the address is to be of: a currency, a blockchain or a type; the first that is given decides. */
function readSubject(fields: Fields): Subject {
  const currency = readText(fields, 'currency', 20);
  const blockchain = readText(fields, 'blockchain', 20);
  const type = readText(fields, 'type', 20);
  const token = readText(fields, 'token', 20)?.toUpperCase() ?? null;
  if (currency !== null) return subjectOf(readCurrency(currency));
  if (blockchain !== null) {
    const all = currencies.filter((one) => one.blockchain === blockchainOf(blockchain));
    const [first] = all;
    if (first === undefined) throw invalidField('blockchain', `${blockchain} is not available.`);
    const exact = all.find((one) => one.token === token);
    return exact ? subjectOf(exact) : { ...subjectOf(first), token, currency: null };
  }
  if (type === null) throw missingFields(['currency', 'blockchain', 'type']);
  const known = type.toUpperCase();
  if (!Object.hasOwn(TYPES, known)) throw invalidField('type', `${type} is not available.`);
  return { type: known, blockchain: null, token, currency: null };
}

function subjectOf({ blockchain, token, code, network }: Currency): Subject {
  const entry = Object.entries(TYPES).find(([, { isAddress }]) => isAddress === network.isAddress);
  return { type: entry?.[0] ?? blockchain, blockchain, token, currency: code };
}
