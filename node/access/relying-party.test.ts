import { isRefusal } from '@ulinzi/domain/kernel';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Reach } from '../app/index.ts';
import { relyingParty } from './relying-party.ts';

describe('what a passkey is for', () => {
  const reach: Reach = {
    way: 'authority',
    name: 'kibua.meza.example',
    domain: 'meza.example',
    authority: null,
    isOwnHost: () => true,
  };
  const at = (protocol: string, host: string, by = reach) => {
    const party = relyingParty({ reach: by }, { protocol, host } as FastifyRequest);
    return isRefusal(party) ? party.refused : party;
  };

  it('is the domain of the mission, at the name and port by which the node was asked, over https', () => {
    expect(at('https', 'kibua.meza.example:8443')).toEqual({
      id: 'meza.example',
      origin: 'https://kibua.meza.example:8443',
    });
    expect(at('https', 'KIBUA.meza.example')).toEqual({
      id: 'meza.example',
      origin: 'https://kibua.meza.example',
    });
    expect(at('http', 'localhost:8787')).toEqual({ id: 'localhost', origin: 'http://localhost:8787' });
    const alone = { ...reach, name: 'kibua.example.org', domain: null };
    expect(at('https', 'kibua.example.org', alone)).toMatchObject({ id: 'kibua.example.org' });
  });

  it.each([
    ['http', 'kibua.meza.example'],
    ['https', 'masisi.meza.example'],
    ['https', 'meza.example'],
    ['https', '192.168.7.5:8443'],
    ['http', '127.0.0.1:8787'],
    ['https', 'localhost.meza.example'],
  ])('%s://%s: nothing', (protocol, host) => {
    expect(at(protocol, host)).toBe('passkey/not-here');
    expect(at(protocol, host, { ...reach, way: 'this-machine', name: null })).toBe('passkey/not-here');
  });
});
