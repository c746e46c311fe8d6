import { type DataOf, type Refusal, refuse } from '../kernel/index.ts';
import type { addGateway, dialects, gatewayKinds } from './acts.ts';
import type { GatewayWatch, watchGateway } from './gateway-watch.ts';
import type { paceGateway, preferGateway } from './gateway-acts.ts';

export interface Gateway {
  readonly slug: string;
  readonly label: string;
  readonly kind: (typeof gatewayKinds)[number];
  readonly base: string;
  readonly device: string | null;
  readonly connection: string | null;
  readonly model: string | null;
  readonly sendUrl: string | null;
  readonly statusUrl: string | null;
  readonly smsc: string | null;
  readonly throughput: number | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly tls: boolean;
  readonly systemType: string | null;
  readonly window: number | null;
  readonly dialect: (typeof dialects)[number] | null;
  /** How it is asked whether it reaches its network; older states have none. */
  readonly watch?: GatewayWatch;
  /** Null: after those of its base that have one. */
  readonly rank: number | null;
  readonly isPaused: boolean;
}

export function gatewayAdded(data: DataOf<typeof addGateway>): Gateway {
  return {
    slug: data.slug,
    label: data.label,
    kind: data.kind,
    base: data.base,
    device: data.device ?? null,
    connection: data.connection ?? null,
    model: data.model ?? null,
    sendUrl: data.sendUrl ?? null,
    statusUrl: data.statusUrl ?? null,
    smsc: data.smsc ?? null,
    throughput: data.throughput ?? null,
    host: data.host ?? null,
    port: data.port ?? null,
    tls: data.tls ?? false,
    systemType: data.systemType ?? null,
    window: data.window ?? null,
    dialect: data.dialect ?? null,
    rank: null,
    isPaused: false,
  };
}

export function gatewayPreferred(gateway: Gateway, { rank }: DataOf<typeof preferGateway>): Gateway {
  return { ...gateway, rank };
}

export function gatewayPaused(gateway: Gateway, isPaused: boolean): Gateway {
  return { ...gateway, isPaused };
}

export function gatewayPaced(gateway: Gateway, { throughput }: DataOf<typeof paceGateway>): Gateway {
  return { ...gateway, throughput };
}

export function gatewayWatched(gateway: Gateway, data: DataOf<typeof watchGateway>): Gateway {
  return {
    ...gateway,
    watch: { balanceCode: data.balanceCode ?? null, lowCredit: data.lowCredit ?? null },
  };
}

/**
 * Why a gateway does not work, where that can be told. `unreachable`: its status page, or its
 * session or the address that takes texts, does not answer.
 * `status-password`, `credentials`: it does not take ours. `no-smsbox`: its part that speaks HTTP is away.
 * `no-modem`: it runs, but has no network. `hung`: its program lives, and its modem does not answer. `no-signal`,
 * `no-credit`: it lives, and texts do not go out.
 */
export const gatewayTroubles = [
  'unreachable',
  'status-password',
  'no-smsbox',
  'credentials',
  'no-modem',
  'hung',
  'no-signal',
  'no-credit',
] as const;
export type GatewayTrouble = (typeof gatewayTroubles)[number];

type Field = keyof DataOf<typeof addGateway>;

/** What tells how a gateway of a kind is reached; what no kind lists is for all. */
const fieldsOf: Record<Gateway['kind'], readonly Field[]> = {
  gammu: ['device', 'connection', 'model'],
  loopback: ['device', 'connection', 'model'],
  kannel: ['sendUrl', 'statusUrl', 'smsc'],
  smpp: ['host', 'port', 'tls', 'systemType', 'window'],
  webhook: ['dialect', 'sendUrl'],
};
const neededBy: Record<Gateway['kind'], readonly Field[]> = {
  gammu: [],
  loopback: [],
  kannel: ['sendUrl', 'statusUrl'],
  smpp: ['host', 'port'],
  webhook: ['dialect', 'sendUrl'],
};

/** What a kind of gateway is asked for, beside what all are, and what of that it needs. */
export function gatewayFields(kind: Gateway['kind']): { own: readonly Field[]; needed: readonly Field[] } {
  return { own: fieldsOf[kind], needed: neededBy[kind] };
}

/** What a gateway is spoken to with, by its kind: these and no others go to the keystore with it. */
export function gatewaySecrets({ kind, dialect }: { readonly kind?: unknown; readonly dialect?: unknown }): {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
} {
  const needed =
    kind === 'kannel'
      ? ['user', 'password', 'statusPassword']
      : kind === 'smpp' || dialect === 'android'
        ? ['user', 'password']
        : dialect === 'rapidpro'
          ? ['password']
          : [];
  return { needed, allowed: kind === 'smpp' ? [...needed, 'sourceAddress'] : needed };
}

/** An address on this machine, without a name, a password or a question in it. */
const onThisMachine = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?\/[\w./-]*$/;
const sealed = /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?\/[\w./-]*$/i;

const thisMachine = /^(127\.0\.0\.1|localhost)$/;
const hostName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/**
 * Whether a gateway has what its kind needs, and nothing of another kind. A Kannel is spoken to in clear: it runs on
 * this machine, or a tunnel to it ends here. So is an SMS centre without TLS, and a webhook without HTTPS.
 */
export function gatewayFits(data: DataOf<typeof addGateway>): Refusal | null {
  const own = fieldsOf[data.kind];
  const foreign = Object.values(fieldsOf)
    .flat()
    .filter((name) => !own.includes(name) && data[name] !== undefined);
  const missing = neededBy[data.kind].filter((name) => !data[name]);
  if (foreign.length + missing.length > 0) return refuse('act/schema', [...missing, ...new Set(foreign)]);
  // C-octet string of 13, SMPP 3.4, 4.1.1.
  if (data.systemType !== undefined && !/^[!-~]{1,12}$/.test(data.systemType))
    return refuse('act/schema', ['systemType']);
  const elsewhere = addressesAbroad(data);
  return elsewhere.length > 0 ? refuse('gateway/address', elsewhere) : null;
}

/** Fields that would send numbers and words in clear to another machine, or that are no address. */
function addressesAbroad(data: DataOf<typeof addGateway>): Field[] {
  if (data.kind === 'smpp') return (data.tls ? hostName : thisMachine).test(data.host ?? '') ? [] : ['host'];
  return (['sendUrl', 'statusUrl'] as const).filter((name) => {
    const address = data[name];
    if (address === undefined || onThisMachine.test(address)) return false;
    return !(data.kind === 'webhook' && sealed.test(address));
  });
}
