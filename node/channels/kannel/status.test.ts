import { expect, test } from 'vitest';
import { readStatus } from './status.ts';

const page = ({
  box = 'on-line 0d 0h 0m 3s',
  line = 'online 2s',
  status = 'running',
} = {}) => `<?xml version="1.0"?>
<gateway>
<status>${status}, uptime 1d 2h 3m 4s</status>
<boxes><box><type>smsbox</type><id></id><status>${box}</status></box></boxes>
<smscs><count>2</count>
	<smsc><name>AT2[/dev/ttyUSB0]</name><id>modem-1</id><status>${line}</status><queued>0</queued></smsc>
	<smsc><name>FAKE:1</name><id>other</id><status>online 5s</status><queued>0</queued></smsc>
</smscs>
</gateway>`;

test('the page tells of the line that is meant, and of any where none is', () => {
  const up = ((24 + 2) * 60 + 3) * 60 + 4;
  expect(readStatus(page(), 'modem-1')).toEqual({ uptimeSeconds: up, hasSmsbox: true, isOnline: true });
  for (const line of ['re-connecting', 'connecting', 'dead', 'disconnected']) {
    expect(readStatus(page({ line }), 'modem-1')).toMatchObject({ isOnline: false });
    expect(readStatus(page({ line }), null)).toMatchObject({ isOnline: true });
  }
  expect(readStatus(page(), 'unknown')).toMatchObject({ isOnline: false });
  expect(readStatus(page({ status: 'suspended' }), null)).toMatchObject({ isOnline: false });
  expect(readStatus(page({ box: 'offline' }), null)).toMatchObject({ hasSmsbox: false });
});

test('a page that takes no password, and one that is none', () => {
  expect(readStatus('<?xml version="1.0"?>\n<gateway>\nDenied</gateway>', null)).toBe('denied');
  for (const other of ['', '<html>', '<gateway></gateway>']) expect(readStatus(other, null)).toBeNull();
});
