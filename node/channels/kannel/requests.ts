// What is asked of a Kannel over HTTP. Numbers and words go in headers and body, never in an address.
import { gsm7Length } from '@ulinzi/words';
import { ask } from '../ask.ts';
import type { KannelOptions } from './options.ts';
import type { Answer, OfferedText } from '../outbox.ts';

/** Delivered, not delivered, taken up by the network, refused by it; `buffered` says nothing that matters. */
const reportMask = 1 + 2 + 8 + 16;

/** The page on which Kannel says how it is; null where it says nothing. It takes its password in the address only. */
export async function askStatus({ statusUrl, statusPassword }: KannelOptions): Promise<string | null> {
  const asked = await ask(`${statusUrl}?password=${encodeURIComponent(statusPassword)}`, 'GET');
  return typeof asked === 'string' ? null : asked.body;
}

/** Whether Kannel takes our name and password: asked with a text to nobody, which it refuses for that alone. */
export async function askWhetherWelcome(options: KannelOptions): Promise<boolean | null> {
  const asked = await ask(options.sendUrl, 'POST', headersFor(options));
  if (typeof asked === 'string') return null;
  if (asked.status === 400) return true;
  return asked.status === 403 ? false : null;
}

/**
 * Gives Kannel a text. It answers when the text is in its store. `unwelcome`: it does not take our password, and has
 * not taken the text. `unknown`: it was asked, and nobody knows what it did.
 */
export async function giveText(
  options: KannelOptions,
  text: OfferedText,
  now: number,
): Promise<Answer | 'unwelcome' | 'unknown'> {
  const isGsm7 = gsm7Length(text.words) !== null;
  const { gateway, doorSecret } = options;
  const door = options.address().replace('://', `://${gateway}:${doorSecret}@`);
  const asked = await ask(
    options.sendUrl,
    'POST',
    {
      ...headersFor(options),
      'x-kannel-to': text.number,
      'x-kannel-coding': isGsm7 ? '0' : '2',
      'x-kannel-charset': 'UTF-8',
      'x-kannel-priority': text.urgent ? '3' : '0',
      'x-kannel-dlr-mask': String(reportMask),
      'x-kannel-dlr-url': `${door}/api/gateways/${gateway}/reports/${text.token}?type=%d`,
      // What is not worth sending any more is dropped there too, and by the network.
      ...(text.sendBefore !== null && { 'x-kannel-validity': String(validMinutes(text.sendBefore - now)) }),
      ...(options.smsc !== null && { 'x-kannel-smsc': options.smsc }),
    },
    text.words,
  );
  if (asked === 'nobody') return 'not-taken';
  if (asked === 'silent') return 'unknown';
  if (asked.status === 202) return 'accepted';
  if (asked.status === 403 && asked.body.startsWith('Authorization failed')) return 'unwelcome';
  if (asked.status === 400 || asked.status === 403) return 'refused';
  // 503: its store did not take it. Anything else is not Kannel, or a Kannel that we do not know.
  return asked.status === 503 || asked.status === 404 ? 'not-taken' : 'unknown';
}

function validMinutes(ms: number): number {
  return Math.min(4_320, Math.max(1, Math.ceil(ms / 60_000)));
}

function headersFor({ user, password }: KannelOptions): Record<string, string> {
  return {
    'content-type': 'text/plain; charset=UTF-8',
    'x-kannel-username': user,
    'x-kannel-password': password,
  };
}
