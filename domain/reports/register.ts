// A report as the node knows it: codes and where it stands. Its words lie sealed beside the log.
import { baseCircle, type DataOf, day, type Moment } from '../kernel/index.ts';
import type { amendReport, codeReport, returnReport, sendReport, withdrawReport } from './acts.ts';
import { highRiskActors, type Readers, type ReportKind } from './codes.ts';

type Sent = DataOf<typeof sendReport>;
type ByNode = 'post' | 'number' | 'isHighRisk' | 'isMentored';

/** What a report says in codes, without what the node filled in. */
export type Said = Omit<Sent, 'kind' | 'readers' | 'base' | ByNode>;

export const reportStates = ['sent', 'returned', 'accepted', 'coded', 'withdrawn'] as const;
export type ReportStanding = (typeof reportStates)[number];

export interface Report {
  readonly number: string;
  readonly kind: ReportKind;
  readonly readers: Readers;
  readonly base: string;
  /** Who wrote it; null for the node, and for all who may not know (safety rule 2). */
  readonly post: string | null;
  /** Written by an Assistant: her mentor and her base's Assistants may know by whom. */
  readonly isMentored: boolean;
  readonly said: Said;
  readonly isHighRisk: boolean;
  readonly state: ReportStanding;
  readonly sentAt: Moment;
  /** Since when the office has it to answer: when it was sent, or sent again. */
  readonly waitsSince: Moment;
  readonly returned: { readonly reason: string; readonly at: Moment; readonly times: number } | null;
  /** `quality` 1 poor to 5 very good; null where nobody said, and for all who may not know. */
  readonly accepted: { readonly quality: number | null; readonly at: Moment } | null;
  readonly coded: {
    readonly event: string;
    readonly actor: string;
    readonly community: string | null;
  } | null;
  readonly withdrawn: string | null;
}

/** Whose acts put an author at high risk when they are reported (A6): those who rule where she lives. */
export function isHighRiskActor(actor: string | undefined): boolean {
  return actor !== undefined && highRiskActors.includes(actor);
}

export function reportSent(data: Sent, at: Moment): Report {
  const { kind, readers, base, post, number, isHighRisk, isMentored, ...said } = data;
  return {
    number: number ?? '',
    kind,
    readers,
    base: base ?? '',
    post: post ?? null,
    isMentored: isMentored ?? false,
    said,
    isHighRisk: isHighRisk ?? isHighRiskActor(said.actor),
    state: 'sent',
    sentAt: at,
    waitsSince: at,
    returned: null,
    accepted: null,
    coded: null,
    withdrawn: null,
  };
}

/** What is given replaces what stood there; what was returned is sent again by it. */
export function reportAmended(report: Report, data: DataOf<typeof amendReport>, at: Moment): Report {
  const said = { ...report.said, ...data };
  const waitsSince = report.state === 'returned' ? at : report.waitsSince;
  return { ...report, said, isHighRisk: isHighRiskActor(said.actor), state: 'sent', waitsSince };
}

export function reportReturned(report: Report, { reason }: DataOf<typeof returnReport>, at: Moment): Report {
  return { ...report, state: 'returned', returned: { reason, at, times: (report.returned?.times ?? 0) + 1 } };
}

export function reportAccepted(report: Report, { quality }: { quality?: number }, at: Moment): Report {
  return { ...report, state: 'accepted', accepted: { quality: quality ?? null, at } };
}

export function reportCoded(report: Report, data: DataOf<typeof codeReport>): Report {
  const { event, actor, community } = data;
  return {
    ...report,
    state: 'coded',
    coded: { event, actor, community: community ?? report.said.community ?? null },
    isHighRisk: report.isHighRisk || isHighRiskActor(actor),
  };
}

export function reportWithdrawn(report: Report, { reason }: DataOf<typeof withdrawReport>): Report {
  return { ...report, state: 'withdrawn', withdrawn: reason };
}

/** The office accepts or returns within a day: from when on it is late; null where it owes nothing. */
export function overdueSince({ state, waitsSince }: Report): Moment | null {
  return state === 'sent' ? waitsSince + day : null;
}

/** Digits of a report's number. */
export const reportDigits = 6;

/** Under what a base's report numbers are drawn. */
export function reportNumbers(base: string): string {
  return `${base}/reports`;
}

/** A report as one circle sees it. */
export interface ReportView {
  readonly circle: number;
  /** True where its author and how good it is stand with it. */
  readonly isWhole: boolean;
}

const circleKinds = { base: 'reports', province: 'reports-above' } as const;

/** The circles that see a report of a base with this number: by its writer's choice, and the mentor's with its author. */
export function viewsOfReport(report: Pick<Report, 'readers' | 'isMentored'>, base: number): ReportView[] {
  const views: ReportView[] = [];
  if (report.readers !== 'mentor')
    views.push({ circle: baseCircle(circleKinds[report.readers], base), isWhole: false });
  if (report.isMentored || report.readers === 'mentor')
    views.push({ circle: baseCircle('mentoring', base), isWhole: true });
  return views;
}

/** A report without its author and how good it is. */
export function withoutAuthor(report: Report): Report {
  return { ...report, post: null, accepted: report.accepted && { ...report.accepted, quality: null } };
}
