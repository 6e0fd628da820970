import type { Json } from '../../json.ts';
import type { AccessToken, CryptofuseAccount } from './account.ts';
import { json, Refusal } from './errors.ts';

const SCOPES = ['read', 'write'];

/** `POST /o/token/`: the credentials stand in the form (guide) or in HTTP Basic (reference). */
export async function issueToken(account: CryptofuseAccount, request: Request): Promise<Response> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return oauthError('invalid_request');
  const form = new URLSearchParams(await request.text());
  if (form.get('grant_type') !== 'client_credentials') return oauthError('unsupported_grant_type');
  const { clientId, clientSecret } = account.credentials;
  const given = basicCredentials(request) ?? [form.get('client_id'), form.get('client_secret')];
  if (given[0] !== clientId || given[1] !== clientSecret) return oauthError('invalid_client', 401);
  const scopes = form.get('scope')?.split(' ').filter(Boolean) ?? SCOPES;
  if (scopes.some((scope) => !SCOPES.includes(scope))) return oauthError('invalid_scope');
  return json(grant(account, scopes));
}

/** Refuses a request whose bearer token is missing, unknown, expired or too narrow. */
export function authenticate(
  account: CryptofuseAccount,
  request: Request,
  scope: 'read' | 'write',
): void {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer === undefined) {
    throw new Refusal('authentication_failed', 'Authentication credentials were not provided.');
  }
  const token = account.tokens.get(bearer);
  if (token === undefined || token.expiresAt <= account.context.clock.now()) {
    throw new Refusal('authentication_failed', 'The access token is invalid or has expired.');
  }
  if (!token.scopes.includes(scope)) {
    throw new Refusal('permission_denied', `This call needs the scope "${scope}".`);
  }
}

function grant(account: CryptofuseAccount, scopes: readonly string[]): Json {
  const { clock, random } = account.context;
  const guide = account.dialect.token === 'guide';
  const lifetime = guide ? 36_000 : 3_600;
  const accessToken = random.hex(20);
  const token: AccessToken = { expiresAt: clock.now() + lifetime * 1_000, scopes };
  account.tokens.set(accessToken, token);
  const answer = { access_token: accessToken, token_type: 'Bearer', expires_in: lifetime };
  return guide
    ? { ...answer, scope: scopes.join(' ') }
    : { ...answer, issued_at: Math.floor(clock.now() / 1_000) };
}

function basicCredentials(request: Request): [string, string] | null {
  const encoded = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    const decoded = atob(encoded);
    const colon = decoded.indexOf(':');
    return colon < 0 ? null : [decoded.slice(0, colon), decoded.slice(colon + 1)];
  } catch {
    // Not base64: as good as no credentials.
    return null;
  }
}

function oauthError(error: string, status = 400): Response {
  return json({ error }, status);
}
