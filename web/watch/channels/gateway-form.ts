// What a new gateway is asked for, by its kind, and what is sent of what was typed. Pure, so that it is tested without a
// screen.
import { type Gateway as GatewayHeld, gatewayFields, gatewaySecrets } from '@ulinzi/domain/channels';
import type { Gateway } from './health.ts';

export type Kind = GatewayHeld['kind'];

/** What was typed, by field; a tick is `yes`. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldAsked {
  readonly name: string;
  readonly isNeeded: boolean;
  /** Goes to the keystore, and is never shown again. */
  readonly isSecret: boolean;
  readonly as: 'text' | 'address' | 'number' | 'tick' | 'dialect' | 'password';
}

const shapes: Readonly<Record<string, FieldAsked['as']>> = {
  sendUrl: 'address',
  statusUrl: 'address',
  port: 'number',
  window: 'number',
  throughput: 'number',
  tls: 'tick',
  dialect: 'dialect',
  password: 'password',
  statusPassword: 'password',
};

/** The fields of a kind in their order, its secrets last; a modem needs its device although the node would do without. */
export function fieldsAsked(kind: Kind, typed: Typed): FieldAsked[] {
  if (kind === 'loopback') return [];
  const { own, needed } = gatewayFields(kind);
  const secrets = gatewaySecrets({ kind, dialect: typed['dialect'] });
  const asked = (name: string, isNeeded: boolean, isSecret = false): FieldAsked => ({
    name,
    isNeeded,
    isSecret,
    as: shapes[name] ?? 'text',
  });
  return [
    ...own.map((name) => asked(name, needed.includes(name) || name === 'device')),
    asked('throughput', false),
    ...secrets.allowed.map((name) => asked(name, secrets.needed.includes(name), true)),
  ];
}

/** A field's name in the catalogs: `sendUrl` is `send-url`. */
export function fieldWord(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const shortName = /^[a-z][a-z0-9-]{1,39}$/;

/** The act's data; null while something is missing or no number. */
export function gatewayTyped(kind: Kind, typed: Typed): Record<string, string | number | boolean> | null {
  const { slug = '', label = '', base = '' } = typed;
  if (!shortName.test(slug) || label.trim() === '' || base === '') return null;
  const data: Record<string, string | number | boolean> = { slug, label: label.trim(), base, kind };
  for (const { name, isNeeded, as } of fieldsAsked(kind, typed)) {
    const value = typed[name]?.trim() ?? '';
    if (as === 'tick') {
      if (value === 'yes') data[name] = true;
    } else if (value === '') {
      if (isNeeded) return null;
    } else if (as === 'number') {
      if (!/^\d{1,5}$/.test(value)) return null;
      data[name] = Number(value);
    } else data[name] = value;
  }
  return data;
}

/** What is left to do after a gateway was added, as ids of words. */
export function nextSteps({ kind, dialect }: Typed): string[] {
  const own = kind === 'webhook' && dialect === 'android' ? ['webhook', 'android'] : [kind ?? ''];
  return [...own, 'try'];
}

/** The gateways of a base in the order that they have once one of them stands at a place; 1 is the first. */
export function orderAfter(all: readonly Gateway[], slug: string, place: number): string[] {
  const base = all.find((one) => one.slug === slug)?.base;
  const others = all
    .filter((one) => one.base === base && one.slug !== slug)
    .sort((a, b) => a.place - b.place)
    .map((one) => one.slug);
  return [...others.slice(0, place - 1), slug, ...others.slice(place - 1)];
}

/** Which other gateway of its base texts go by while one is paused; null where none would carry them. */
export function carrierWithout(all: readonly Gateway[], { slug, base }: Gateway): Gateway | null {
  const others = all.filter((one) => one.base === base && one.slug !== slug);
  const able = others.filter((one) => one.isRunning && one.isAlive && !one.isPaused);
  return able.sort((a, b) => a.place - b.place)[0] ?? null;
}
