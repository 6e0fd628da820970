import type { ProviderId } from '@coinslot/sandbox';

/** Passages of a guide, word for word, with a way to find the words in them. */
interface Passages {
  readonly text: string;
  readonly word: RegExp;
}

interface Guide {
  /** Where it calls its interface, leads a shopper, or is called back: paths without their ids. */
  readonly calls: Passages;
  readonly statuses: Passages;
  /** Null where the guide has none. */
  readonly errors: Passages | null;
  /** Words that only other documents have, by the document. */
  readonly elsewhere: {
    readonly statuses: Readonly<Record<string, readonly string[]>>;
    readonly errors: Readonly<Record<string, readonly string[]>>;
  };
}

/**
 * What the four guides say of statuses and error codes, so that no list of ours decides what there
 * is to map. What a guide does not have stands apart, with its source.
 */
export const guides: Readonly<Record<ProviderId, Guide>> = {
  // https://docs.cryptofuse.io/pl/guides/integration-guide
  cryptofuse: {
    calls: {
      text: `
curl -X POST https://api.cryptofuse.com/o/token/ \\
https://api.cryptofuse.com/currencies/
GET /currencies/?full=true&min_max=true&include_usd=true
GET /rates/?amount=100&currency_from=USD&currency_to=USDTTRC20&full=true
POST /payments/
POST /payments/status/
GET /user/balances/
POST /withdrawal/validate-address/
POST /withdrawal/estimate/
POST /withdrawal/
"callback_url": "https://your-site.com/cryptofuse-webhook",
"callback_url": "https://your-site.com/withdrawal-webhook"
Check /payments/min-amount/?currency=XXX
API Status: GET /status/
`,
      word: /(?:cryptofuse\.com|GET |POST |Check )(\/[a-z/-]+)|"(callback_url)"/g,
    },
    statuses: {
      text: `
# Response
{
"transaction_id": "550e8400-e29b-41d4-a716-446655440000",
"status": "waiting",

"event": "payment_status_update",
"status": "confirming",

"event": "payment_status_update",
"status": "completed",

Overpayment:

{
"status": "completed",
"payment_type": "overpayment",

Partial Payment:

{
"status": "partially_paid",
"payment_type": "partial",

Expired:

{
"status": "expired",

switch (data.status) {
case 'confirming':
case 'completed':
case 'expired':
`,
      word: /"status": "(\w+)"|case '(\w+)'/g,
    },
    errors: {
      text: `
if (error.code === 'invalid_currency') {
} else if (error.code === 'invalid_request') {
} else if (error.code === 'insufficient_balance') {
`,
      word: /error\.code === '(\w+)'/g,
    },
    elsewhere: {
      statuses: {
        // The guide speaks of failed payments, and shows no word for one.
        'webhook-flow-guide': ['partially_completed', 'failed'],
        'payment-lifecycle-webhooks': ['pending', 'confirmed'],
        'api-reference/payments/list-payments': ['sending'],
      },
      errors: {
        'api-reference': [
          'missing_required_fields',
          'invalid_amount',
          'deprecated_endpoint',
          'invalid_url',
          'not_found',
          'rate_limit_exceeded',
          'internal_error',
          'service_unavailable',
          'authentication_failed',
          'unauthorized',
          'permission_denied',
          'forbidden',
        ],
        'RFC 6749, section 5.2': [
          'invalid_client',
          'invalid_grant',
          'invalid_scope',
          'unauthorized_client',
          'unsupported_grant_type',
        ],
      },
    },
  },
  // https://support.kanga.exchange/guide/kanga-payment-gateway-api/
  kanga: {
    calls: {
      text: `
https://kanga.exchange/tpg/price/estimate
curl https://api.kanga.exchange/api/tpg/price/estimate -d
https://kanga.exchange/tpg/payment/<API_KEY>
https://<CALLBACK_URL>?transactionKey=<TRANSACTION_ID>
https://api.kanga.exchange/api/v2/tpg/create/payment
https://api.kanga.exchange/api/v2/tpg/transaction
https://api.kanga.exchange/api/v2/test
`,
      word: /kanga\.exchange(\/[a-z0-9/]+)|<(CALLBACK_URL)>/g,
    },
    statuses: {
      text: `
string | Can be NEW , ACTIVE , PROCESSING , FINALIZING , FINALIZED , CANCELED , CANCELLING , or FAILED . |
`,
      word: /\b([A-Z]{3,})\b/g,
    },
    errors: {
      text: `
integer | 9000 Invalid credentials (can be incorrect nonce) |
integer | 9000 Invalid credentials (can be incorrect nonce)9001 Transaction ID not found |
`,
      word: /(\d{4})/g,
    },
    elsewhere: { statuses: {}, errors: {} },
  },
  // https://payment.kryptogo.com/docs/payment/implementation
  kryptogo: {
    calls: {
      text: `
callback_url: 'https://your-server.com/payment/callback',
\`https://wallet.kryptogo.app/v1/studio/api/asset_pro/transfer\`,
`,
      word: /kryptogo\.app(\/\w[\w/]+)|(callback_url)/g,
    },
    statuses: {
      text: `
pending | Initial state - waiting for user payment |
success | Payment received and confirmed |
expired | Payment window closed without receiving funds |
insufficient_not_refunded | Received amount was too low, pending refund |
insufficient_refunded | Insufficient payment has been refunded |

case 'success':
case 'expired':
case 'insufficient_not_refunded':
case 'insufficient_refunded':
`,
      word: /^(\w+) \||case '(\w+)'/gm,
    },
    errors: {
      text: `
"code": 4015,
"message": "Balance not enough",
`,
      word: /"code": (\d+)/g,
    },
    elsewhere: { statuses: {}, errors: { 'kryptogo-pay-query': ['4001', '4002', '4006'] } },
  },
  // https://www.kryptoswap.io/merchant-docs/
  kryptoswap: {
    calls: {
      text: `
Utilice el método public/exchanger/order/create
clientCallbackUrl | llamada de vuelta
ipnUrl | Dirección URL de la notificación sobre el pago instantáneo
Puede utilizar / payment / para visualizar la página de pagos
a excepción de que /payment/ hace falta cambiarlo por /order/
`,
      word: /método (\S+)|(\w+Url) \||(\/(?:payment|order)\/)/g,
    },
    statuses: {
      text: `
new - solicitud nueva
waitPayment - estamos esperando el pago del usuario
errorPayment - error del pago del usuario (error de envío del vendedor)
inProgress - en proceso (se espera el procesamiento por el administrador o el pago de la solicitud)
inProgressPayout - en cola para pagar (pago aceptado correctamente)
errorPayout - error de pago (error producido a la hora de pagar)
hold - solicitud congelada (problemas con la aplicación)
done - solicitud pagada correctamente
returned - la solicitud fue pagada, pero no todas las condiciones del cambio y métodos de devolución del remitente fueron cumplidos
deleted - solicitud eliminada (cancelada)
`,
      word: /^(\w+) - /gm,
    },
    errors: null,
    elsewhere: {
      statuses: {},
      errors: {
        'clients of the engine': ['6231546409213868', '5001670807585394', '1601588666628861'],
      },
    },
  },
};

/** Of Cryptofuse's guide, "Withdrawal Flow". */
export const withdrawals: Passages = {
  text: `
"withdrawal_id": null,
"status": "estimate",

"withdrawal_id": "660e8400-e29b-12d3-a456-426614174000",
"status": "pending",

"event": "withdrawal_status_update",
"status": "processing",

"event": "withdrawal_status_update",
"status": "completed",
`,
  word: /"status": "(\w+)"/g,
};

/** Each word once, as the guide has it. */
export function wordsOf(passages: Passages | null): string[] {
  const found = passages?.text.matchAll(passages.word) ?? [];
  return [...new Set([...found].map((match) => match.slice(1).find(Boolean) ?? ''))];
}
