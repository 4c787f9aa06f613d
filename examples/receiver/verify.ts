import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a message may be old. */
const toleranceSeconds = 300;

/** Whether a message has the signature of this secret (`whsec_` and base64), as Standard Webhooks specifies. */
export function isSigned(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  secret: string,
  nowSeconds = Date.now() / 1000,
): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  );
  if (!id || !signatures || Math.abs(Number(timestamp) - nowSeconds) > toleranceSeconds) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((each) => {
    const [version, value = ''] = each.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Whether a text is the secret that VICIdial sends. Without a secret nothing is accepted. */
export function isSecret(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHmac('sha256', 'secret').update(text).digest());
  return secret !== '' && one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
