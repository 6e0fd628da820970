import type { Json } from '../../json.ts';
import type { CryptofuseAccount } from './account.ts';
import { Refusal } from './errors.ts';
import { readFields, readUrl, requireFields } from './fields.ts';

/**
 * `POST /user/webhooks/`: sets where the notices of the whole account go. The secret is told in full
 * the first time only.
 *
 * @see https://docs.cryptofuse.io/api-reference/user/webhooks
 */
export function setUpWebhook(account: CryptofuseAccount, body: string): Json {
  const fields = readFields(body);
  requireFields(fields, ['callback_url']);
  const callback_url = readCallbackUrl(fields);
  const { webhookSecret } = account.credentials;
  const isFirst = account.webhookUrl === null;
  account.webhookUrl = callback_url;
  return isFirst
    ? {
        callback_url,
        secret: webhookSecret,
        message:
          'Webhook configured successfully. Store the secret securely - it will not be shown again.',
      }
    : {
        callback_url,
        masked_secret: masked(webhookSecret),
        message: 'Webhook URL updated successfully.',
      };
}

function readCallbackUrl(fields: Parameters<typeof readUrl>[0]): string {
  try {
    return readUrl(fields, 'callback_url') ?? '';
  } catch {
    // The page's own sample of this refusal has no details.
    throw new Refusal('invalid_url', 'The provided callback URL is not valid');
  }
}

/** 'whsk_6E****************************hT' */
function masked(secret: string): string {
  return `${secret.slice(0, 7)}${'*'.repeat(secret.length - 9)}${secret.slice(-2)}`;
}
