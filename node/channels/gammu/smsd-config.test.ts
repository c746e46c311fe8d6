import { expect, test } from 'vitest';
import { GammuCannot } from './refused.ts';
import { smsdConfig } from './smsd-config.ts';

const settings = {
  gateway: 'goma',
  spoolFolder: '/srv/keys/spool/goma',
  spoolFile: 'spool.db',
  callsFolder: '/srv/keys/spool/goma/calls',
  device: '/dev/ttyUSB0',
  connection: 'at115200',
};

test('the daemon keeps no log and gives no message to another program', () => {
  const config = smsdConfig(settings);
  expect(config).not.toMatch(/^\s*(logfile|runonreceive|runonsent|runonfailure)\s*=/im);
  expect(config).toMatch(/^debuglevel = 0$/m);
  expect(config).toMatch(/^hangupcalls = 1$/m);
});

test('a path that would be read as something else is refused', () => {
  for (const device of ['/dev/x; rm', '/dev/x\nlogfile = /tmp/log', '/dev/"x"', '/dev/$(id)']) {
    expect(() => smsdConfig({ ...settings, device })).toThrow(GammuCannot);
  }
});
