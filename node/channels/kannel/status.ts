// Kannel's status page as XML, read for the few things that matter.

/** How a Kannel is. */
export interface KannelStatus {
  readonly uptimeSeconds: number;
  /** Whether its part that speaks HTTP is connected. */
  readonly hasSmsbox: boolean;
  /** Whether the line that is meant has its network. */
  readonly isOnline: boolean;
}

/** Reads the page; `denied` where it did not take the password, null where it is something else. */
export function readStatus(page: string, smsc: string | null): KannelStatus | 'denied' | null {
  if (!page.includes('<gateway>')) return null;
  if (/<gateway>\s*Denied/.test(page)) return 'denied';
  const up = /uptime (\d+)d (\d+)h (\d+)m (\d+)s/.exec(page)?.slice(1).map(Number);
  if (!up) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = up;
  const boxes = blocks(page, 'box');
  const lines = blocks(page, 'smsc').filter((line) => smsc === null || valueOf(line, 'id') === smsc);
  return {
    uptimeSeconds: ((days * 24 + hours) * 60 + minutes) * 60 + seconds,
    hasSmsbox: boxes.some((box) => valueOf(box, 'type') === 'smsbox' && isOn(valueOf(box, 'status'))),
    isOnline: /<status>running/.test(page) && lines.some((line) => isOn(valueOf(line, 'status'))),
  };
}

function blocks(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside]) => inside ?? '');
}

function valueOf(block: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(block)?.[1] ?? '';
}

/** A line says `online 2s`, a box `on-line 0d 0h 0m 2s`. */
function isOn(status: string): boolean {
  return /^on-?line/.test(status);
}
