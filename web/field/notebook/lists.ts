import { signal } from '@preact/signals';
import type { FieldDelta as Changed } from '@ulinzi/domain/field';

/** Every list that a phone is given (domain/field), whole. */
export type FieldDelta = Required<Changed>;

export const lists = signal<FieldDelta | null>(null);

const none = {
  bases: [],
  communities: [],
  reports: [],
  questions: [],
  recommendations: [],
  visits: [],
  alerts: [],
  duty: [],
  callbacks: [],
};

/** What stood there with what has changed in its place; null until it is known who reads. */
export function withChanged(before: FieldDelta | null, changed: Changed): FieldDelta | null {
  const me = changed.me ?? before?.me;
  return me ? { ...none, ...before, ...changed, me } : null;
}
