import type { DataOf } from '../kernel/index.ts';
import type { addGateway } from './acts.ts';

export interface Gateway {
  readonly slug: string;
  readonly label: string;
  readonly kind: 'gammu' | 'loopback';
  readonly base: string;
  readonly device: string | null;
  readonly connection: string | null;
  readonly model: string | null;
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
  };
}
