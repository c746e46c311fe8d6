// What the administrator copies into kannel.conf so that texts come in: it holds the secret of our door, and so lies in
// the keys folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KannelOptions } from './options.ts';

const serviceFile = 'sms-service.conf';

/**
 * The group for kannel.conf. With POST the sender and the words stand in headers and body, not in an address. No text
 * ever goes back to who wrote by this way: `max-messages` and `omit-empty` each see to that.
 */
function serviceGroup({ gateway, doorSecret, smsc, address }: KannelOptions): string {
  const door = address().replace('://', `://${gateway}:${doorSecret}@`);
  return [
    `# Of Ulinzi's gateway ${gateway}. Copy into kannel.conf, with a blank line before and after.`,
    'group = sms-service',
    'keyword = default',
    'catch-all = true',
    ...(smsc === null ? [] : [`accepted-smsc = "${smsc}"`]),
    `post-url = "${door}/api/gateways/${gateway}/incoming?id=%I"`,
    'send-sender = true',
    'max-messages = 0',
    'omit-empty = true',
    '',
  ].join('\n');
}

/** Writes the group beside the spool, for its owner only, where it is not there as it should be. */
export function keepServiceFile(options: KannelOptions): void {
  const path = join(options.spoolDir, serviceFile);
  const wanted = serviceGroup(options);
  try {
    if (readFileSync(path, 'utf8') === wanted) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(path, wanted, { mode: 0o600 });
}
