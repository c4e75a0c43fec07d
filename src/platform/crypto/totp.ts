import { Secret, TOTP } from 'otpauth';
import { newSecret } from './secret.ts';

/** Codes of an authenticator app (RFC 6238): six figures, a new one every 30 seconds, SHA-1 as every app expects. */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const issuer = 'Throughline';

/** A random secret of 160 bits in base32, as it is typed into an app. */
export function newTotpSecret(): string {
  return Secret.fromHex(newSecret(20)).base32;
}

/** The address that a picture holds for an app; `account` is what the app shows beside the product's name. */
export function totpAddress(secret: string, account: string): string {
  return new TOTP({ ...settings, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The 30-second step (counted from 1970) that a code belongs to: this one, the one before or the one after, for clocks
 * that differ. Null when the code is of none of them. A caller takes no step twice, and none before one it took.
 */
export function findTotpStep(secret: string, code: string, now: Temporal.Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.epochMilliseconds;
  const apart = TOTP.validate({
    ...settings,
    secret: Secret.fromBase32(secret),
    token: code,
    timestamp,
    window: 1,
  });
  return apart === null ? null : TOTP.counter({ period: settings.period, timestamp }) + apart;
}
