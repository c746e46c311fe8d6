// Names that a mission's domain and its nodes may have. They stand in the clear on every line and in every phone that
// trusts the authority, so they must not say what this is.
import { BlockList, isIP } from 'node:net';

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const longest = 100;

/** Parts of names that say who runs this or what it is for. */
const telling =
  /^(ulinzi|un|onu|nations|monusco|minusca|minusma|unmiss|mission|peace|peacekeep\w*|paix|amani|protect\w*|protection|cimic|jpt|cla|can|alert\w*|alerte\w*|tahadhari|early-?warning|humanitarian|ngo|ong|human-?rights)$/;

/** True for a name of at least two labels, in small letters. */
export function isDomain(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= longest && labels.length >= 2 && labels.every((one) => label.test(one)) && isIP(text) === 0
  );
}

/** True where a name tells what it belongs to: never for a mission's domain. */
export function tellsTooMuch(name: string): boolean {
  return (
    name.split(/[.-]/).some((part) => telling.test(part)) ||
    name.split('.').some((part) => telling.test(part))
  );
}

export function isUnder(name: string, domain: string): boolean {
  return isDomain(name) && (name === domain || name.endsWith(`.${domain}`));
}

/** Networks that no one else in the world has: the only addresses that an authority may vouch for. */
export const lanNetworks: readonly (readonly [address: string, prefix: number])[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
];

const lan = new BlockList();
for (const [address, prefix] of lanNetworks)
  lan.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4');

export function isLanAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && lan.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
