import { gatewaySecrets } from '@ulinzi/domain/channels';
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { App } from '../app/index.ts';
import type { Consequences } from './job-parts.ts';
import type { CheckedRequest } from './request.ts';

const secretsOfGateways = ['user', 'password', 'statusPassword', 'sourceAddress'] as const;

/**
 * Keeps in the keystore what a gateway is spoken to with. It goes into headers, an address and a session's first words:
 * no other characters. What posts to us is given the secret of its door, also where it needs nothing of ours.
 */
export function gatewayKeys(app: App, { data, secrets }: CheckedRequest): Consequences | Refusal {
  const { needed, allowed } = gatewaySecrets(data);
  const unfit = secretsOfGateways.filter((name) => {
    const given = secrets[name];
    if (given === undefined) return needed.includes(name);
    return !allowed.includes(name) || !/^[!-~]{1,80}$/.test(given);
  });
  if (unfit.length > 0) return refuse('act/schema', unfit);
  if (data['kind'] === 'gammu' || data['kind'] === 'loopback') return {};
  return {
    accepted: (_view, done) => {
      const { slug } = done.data as { slug: string };
      const { user = '', password = '', statusPassword = '', sourceAddress = '' } = secrets;
      app.keystore.gatewaySecrets.keep(slug, { user, password, statusPassword, sourceAddress });
      return {};
    },
  };
}
