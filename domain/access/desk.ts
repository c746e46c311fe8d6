import { laneRoles, type Author } from '../kernel/index.ts';

/** Who sees the alerts of a base or a province anyhow: only they may leave them standing open there. */
const deskOpeners: readonly Author[] = ['assistant', 'commander', ...laneRoles];

/** True for whoever may make her screen the duty desk of her base or province. */
export function mayOpenDesk(sitting: {
  readonly role: string;
  readonly base: string | null;
  readonly province: string | null;
}): boolean {
  const { role, base, province } = sitting;
  return (deskOpeners as readonly string[]).includes(role) && (base !== null || province !== null);
}

/** In the exercise a persona has this PIN at a duty desk until she has chosen one. */
export const exercisePin = '000000';
