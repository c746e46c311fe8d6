// The name constraints of an authority (RFC 5280, 4.2.1.10) in DER: what it may vouch for is the mission's own domain
// and addresses of local networks. A stolen key of the authority makes no other site's certificate.
import { lanNetworks } from './names.ts';

export const nameConstraintsOid = '2.5.29.30';

const sequence = 0x30;
const permitted = 0xa0;
const dnsName = 0x82;
const ipAddress = 0x87;

export function nameConstraints(domain: string): Uint8Array<ArrayBuffer> {
  const subtrees = [
    tagged(dnsName, Buffer.from(domain, 'ascii')),
    ...lanNetworks.map(([address, prefix]) => tagged(ipAddress, network(address, prefix))),
  ].map((name) => tagged(sequence, name));
  return new Uint8Array(tagged(sequence, tagged(permitted, ...subtrees)));
}

function tagged(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** Address and mask, one after the other. Of an IPv6 network only the first group is not zero. */
function network(address: string, prefix: number): Buffer {
  const isIpv6 = address.includes(':');
  const bytes = Buffer.alloc(isIpv6 ? 32 : 8);
  const size = bytes.length / 2;
  if (isIpv6) bytes.writeUInt16BE(Number.parseInt(address, 16), 0);
  else bytes.set(address.split('.').map(Number));
  for (let bit = 0; bit < prefix; bit++) {
    const at = size + (bit >> 3);
    bytes.writeUInt8(bytes.readUInt8(at) | (0x80 >> (bit & 7)), at);
  }
  return bytes;
}
