// What the administrator enters on the other side: where to post, and the secret of our door. It lies with the keys.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebhookOptions } from './options.ts';

const doorFile = 'door.txt';

function doorText({ gateway, dialect, doorSecret, address }: WebhookOptions): string {
  const path = `/in/${gateway}`;
  const callbacks = dialect === 'rapidpro' ? ['sent', 'delivered', 'failed'] : [];
  return [
    `# Of Ulinzi's gateway ${gateway} (${dialect}). From this machine as it stands; from another one by https.`,
    `${address()}${path}`,
    ...callbacks.map((report) => `${address()}${path}/${report}`),
    dialect === 'rapidpro' ? `Authorization: Bearer ${doorSecret}` : `signing key: ${doorSecret}`,
    '',
  ].join('\n');
}

/** Writes the file beside the spool, for its owner only, where it is not there as it should be. */
export function keepDoorFile(options: WebhookOptions): void {
  const path = join(options.spoolDir, doorFile);
  const wanted = doorText(options);
  try {
    if (readFileSync(path, 'utf8') === wanted) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(path, wanted, { mode: 0o600 });
}
