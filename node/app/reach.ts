/**
 * How browsers reach this node. From this machine: plain http on loopback. Else by its public name over https: with a
 * certificate of the mission's authority, with one that somebody gave it, or behind a proxy that has its own.
 */
export interface Reach {
  readonly way: 'this-machine' | 'authority' | 'given' | 'proxy';
  /** Public name of the node (`kibua.meza.example`); null where it is reached from this machine only. */
  readonly name: string | null;
  /** The mission's domain, fixed when its authority was made: what passkeys are for. The public name where there is none. */
  readonly domain: string | null;
  /** Certificate of the mission's authority in DER, where this node has it. */
  readonly authority: Uint8Array | null;
  /** True for a host that a browser may have asked for, without its port. */
  isOwnHost(host: string): boolean;
}

/** Reached from this machine alone: any name leads here, as through a tunnel. */
export function fromThisMachine(domain: string | null = null, authority: Uint8Array | null = null): Reach {
  return { way: 'this-machine', name: null, domain, authority, isOwnHost: () => true };
}
