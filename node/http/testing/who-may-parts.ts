// Groups of roles and fixed requests of which the table of who may do what (who-may.ts) is made.
import { isoOf, type Role, roles } from '@ulinzi/domain/kernel';
import type { TestNode } from '../../testing/test-node.ts';

export const leads = ['commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;
export const field = ['assistant', ...leads] as const;
export const roster = [
  'administrator',
  'commander',
  'duty-officer',
  'protection-manager',
  'head-of-office',
] as const;
export const lexicon = [
  'assistant',
  'protection-manager',
  'head-of-office',
  'custodian',
  'administrator',
] as const;
export const hands = ['assistant', 'commander', 'duty-officer', 'administrator'] as const;
export const office = ['jpt-member', 'protection-manager', 'head-of-office'] as const;
export const owners = [
  'assistant',
  'commander',
  'duty-officer',
  'jpt-member',
  'protection-manager',
  'head-of-office',
  'logistics',
] as const;
export const reportOffice = ['protection-manager', 'head-of-office'] as const;
export const readsReports = ['assistant', 'commander', 'jpt-member', ...reportOffice, 'custodian'] as const;
export const writesReports = ['assistant', 'commander', 'jpt-member', 'protection-manager'] as const;
export const talks = ['assistant', 'commander', 'jpt-member', ...reportOffice] as const;
export const everyone = roles;
export const nobody = [] as const;

export interface Line {
  readonly may: readonly Role[];
  /** A request that a role which may is not refused for its form. */
  readonly body?: object | ((test: TestNode) => object);
}

export const inAnHour = (test: TestNode) => isoOf(test.node.app.clock.now() + 3_600_000);
export const place = { latitude: -1.3, longitude: 28.5 };
/** Who shares the affairs of a base: those posted there, its province, and those who look after the mission. */
export const readsAffairs = roles.filter((role) => role !== 'mission-analyst');
export const team = {
  from: '2026-11-20',
  until: '2026-11-23',
  communities: ['ntoto'],
  roster: [{ component: 'military', people: 5 }],
};
export const holds = { threats: ['looting'], measures: ['patrol-route'], review: '2030-01-01' };
const corners = [
  [28, -2],
  [29, -2],
  [29, -1],
  [28, -1],
  [28, -2],
];
export const squareArea = { label: 'EXERCISE', polygons: [[corners]] };

/** Ids that a test's node has given to what the addresses and bodies name; filled before the table is used. */
export const known = {
  beside: '',
  situation: { id: '', number: '' },
  shift: '',
  trouble: '',
  contact: '',
  alert: '',
  duty: '',
  promise: '',
  word: '',
  drill: '',
  recommendation: '',
  visit: '',
  plan: '',
  report: '',
  question: '',
  mentoring: '',
  keptBack: [] as string[],
};
