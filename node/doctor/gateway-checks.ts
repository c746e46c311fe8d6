// Gateways over other programs: whether anybody is there to be spoken to.
import type { Gateway } from '@ulinzi/domain/channels';
import { isReachable, placeOf } from '../channels/index.ts';
import { finding, type Finding } from './finding.ts';

/** An address that the other program must answer at; null for a modem and the exercise's handset. */
function placeOfGateway({ kind, host, port, sendUrl }: Gateway): { host: string; port: number } | null {
  if (kind === 'smpp') return host && port ? { host, port } : null;
  return (kind === 'kannel' || kind === 'webhook') && sendUrl ? placeOf(sendUrl) : null;
}

export async function checkReached(gateways: readonly Gateway[]): Promise<Finding[]> {
  const found = await Promise.all(
    gateways.map(async (gateway) => {
      const place = placeOfGateway(gateway);
      if (place === null || (await isReachable(place.host, place.port))) return [];
      return [finding('gateway-away', { gateway: gateway.slug, device: `${place.host}:${place.port}` })];
    }),
  );
  return found.flat();
}
