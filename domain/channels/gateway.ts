import { type DataOf, type Refusal, refuse } from '../kernel/index.ts';
import type { addGateway, gatewayKinds } from './acts.ts';

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
  };
}

/**
 * Why a gateway does not work, where that can be told. `unreachable`: its status page does not answer.
 * `status-password`, `credentials`: it does not take ours. `no-smsbox`: its part that speaks HTTP is away.
 * `no-modem`: it runs, but has no network.
 */
export const gatewayTroubles = [
  'unreachable',
  'status-password',
  'no-smsbox',
  'credentials',
  'no-modem',
] as const;
export type GatewayTrouble = (typeof gatewayTroubles)[number];

const fieldsOfModem = ['device', 'connection', 'model'] as const;
const fieldsOfKannel = ['sendUrl', 'statusUrl', 'smsc', 'throughput'] as const;

/** An address on this machine, without a name, a password or a question in it. */
const onThisMachine = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?\/[\w./-]*$/;

/**
 * Whether a gateway has what its kind needs, and nothing of another kind. A Kannel is spoken to in clear: it runs on
 * this machine, or a tunnel to it ends here.
 */
export function gatewayFits(data: DataOf<typeof addGateway>): Refusal | null {
  const isKannel = data.kind === 'kannel';
  const foreign = (isKannel ? fieldsOfModem : fieldsOfKannel).filter((name) => data[name] !== undefined);
  const missing = isKannel ? (['sendUrl', 'statusUrl'] as const).filter((name) => !data[name]) : [];
  if (foreign.length + missing.length > 0) return refuse('act/schema', [...missing, ...foreign]);
  const elsewhere = (['sendUrl', 'statusUrl'] as const).filter(
    (name) => data[name] !== undefined && !onThisMachine.test(data[name]),
  );
  return elsewhere.length > 0 ? refuse('gateway/address', elsewhere) : null;
}
