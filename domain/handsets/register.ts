import type { Province } from '../communities/index.ts';
import type { DataOf, SubjectId } from '../kernel/index.ts';
import type { issueHandset, handsetTypes, openGroup, operators, registerHandset } from './acts.ts';

export const handsetStates = ['in-store', 'issued', 'lost', 'revoked'] as const;
export type HandsetState = (typeof handsetStates)[number];

/** Who has it. A handset that is lost or in store speaks for nobody. */
export type HandsetHolder =
  | { readonly kind: 'source'; readonly source: SubjectId }
  | { readonly kind: 'post'; readonly post: string };

export interface Handset {
  readonly code: string;
  readonly base: string;
  readonly type: (typeof handsetTypes)[number];
  readonly operator: (typeof operators)[number] | null;
  readonly group: string | null;
  readonly state: HandsetState;
  readonly holder: HandsetHolder | null;
}

export interface ClosedGroup {
  readonly slug: string;
  readonly label: string;
  readonly base: string;
  readonly operator: (typeof operators)[number];
}

export function groupOpened({ slug, label, base, operator }: DataOf<typeof openGroup>): ClosedGroup {
  return { slug, label, base, operator };
}

export function handsetCode({ province, digits }: { province: Province; digits: string }): string {
  return `${province.toUpperCase()}-HS-${digits}`;
}

export function handsetRegistered(data: DataOf<typeof registerHandset>): Handset {
  return {
    code: handsetCode(data),
    base: data.base,
    type: data.type,
    operator: data.operator ?? null,
    group: data.group ?? null,
    state: 'in-store',
    holder: null,
  };
}

export function handsetIssued(handset: Handset, data: DataOf<typeof issueHandset>): Handset {
  return { ...handset, state: 'issued', holder: holderIn(data) };
}

export function handsetNow(handset: Handset, state: Exclude<HandsetState, 'issued'>): Handset {
  return { ...handset, state, holder: null };
}

/** Whom an issue names: a source or a post, and not both. */
export function holderIn({ source, post }: DataOf<typeof issueHandset>): HandsetHolder | null {
  if ((source === undefined) === (post === undefined)) return null;
  return source === undefined
    ? { kind: 'post', post: post as string }
    : { kind: 'source', source: source as SubjectId };
}

/** From which states an act is possible. */
export const possibleFrom = {
  'handset.issue': ['in-store'],
  'handset.lose': ['issued'],
  'handset.return': ['issued', 'lost'],
  'handset.revoke': ['in-store', 'issued', 'lost'],
} as const satisfies Record<string, readonly HandsetState[]>;
