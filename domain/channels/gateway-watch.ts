// Whether a modem still reaches its network is asked of the operator: a code such as *123# that answers with what is
// left on the card. An answer that does not come is a modem that hangs; a small one is a card that will soon be empty.
import { declareAct, maybe, serviceCode, whole } from '../kernel/index.ts';

export const watchGateway = declareAct({
  name: 'gateway.watch',
  subject: 'gateway',
  who: ['administrator', 'node'],
  data: {
    /** Without one nothing is asked. */
    balanceCode: maybe(serviceCode()),
    /** Below this, in whatever the operator counts, the card is as good as empty. */
    lowCredit: maybe(whole(0, 1_000_000)),
  },
});

export interface GatewayWatch {
  readonly balanceCode: string | null;
  readonly lowCredit: number | null;
}

/** An amount with what operators here count in. */
const withUnit =
  /(?:(?:cdf|fc|usd|us\$|\$)\s*(\d[\d., ]*))|(?:(\d[\d., ]*)\s*(?:cdf|fc\b|francs?|usd|us\$|\$|unit[eé]?s?\b|u\b))/i;
const amount = /\d[\d., ]*/;

/** What is left on the card, as the operator's answer says it; null where it names no amount. */
export function balanceIn(text: string): number | null {
  const found = withUnit.exec(text);
  const written = found ? (found[1] ?? found[2]) : amount.exec(text)?.[0];
  return written === undefined ? null : numberIn(written);
}

/** `1 250,50`, `1,250.50` and `1250` alike: what stands last before one or two digits parts the fraction. */
function numberIn(written: string): number | null {
  const digits = written.trim().replace(/[.,\s]+$/, '');
  const parts = /^(.*)[.,](\d{1,2})$/.exec(digits);
  const whole = (parts?.[1] ?? digits).replace(/\D/g, '');
  const value = Number(parts ? `${whole || '0'}.${parts[2]}` : whole);
  return whole === '' && !parts ? null : value;
}
