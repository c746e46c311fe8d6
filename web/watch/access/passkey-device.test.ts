import { passkeyDevices } from '@ulinzi/domain/access';
import { wordIds } from '@ulinzi/words';
import { describe, expect, it } from 'vitest';
import { deviceFaults, faultOf, hasPasskeys } from './passkey-device.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

describe('what a device did not do', () => {
  it.each([
    ['NotAllowedError', 'cancelled'],
    ['AbortError', 'cancelled'],
    ['InvalidStateError', 'has-one'],
    ['ConstraintError', 'cannot'],
    ['NotSupportedError', 'cannot'],
    ['SecurityError', 'address'],
    ['TypeError', 'failed'],
  ])('%s is said as: %s', (name, fault) => {
    expect(faultOf(named(name))).toBe(fault);
  });

  it('and where a passkey lies, has words', () => {
    expect(wordIds('watch-access')).toEqual(
      expect.arrayContaining([
        ...deviceFaults.map((fault) => `watch-access.device-${fault}`),
        ...passkeyDevices.map((device) => `watch-access.in.${device}`),
      ]),
    );
  });
});

describe('a page', () => {
  const page = { isSecureContext: true, hostname: 'kibua.meza.example', hasApi: true };

  it.each([
    [{}, true],
    [{ hostname: 'localhost' }, true],
    [{ isSecureContext: false }, false],
    [{ hasApi: false }, false],
    [{ hostname: '127.0.0.1' }, false],
    [{ hostname: '[fd00::7]' }, false],
    [{ hostname: '192.168.7.5' }, false],
  ])('%o: %s', (otherwise, has) => {
    expect(hasPasskeys({ ...page, ...otherwise })).toBe(has);
  });
});
