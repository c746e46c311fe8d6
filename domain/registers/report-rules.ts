// Rules and folds of reports: who writes for which base, what each kind must say, who may read, answer and mend it.
import {
  circlesOf,
  type DataOf,
  dayAfter,
  isDay,
  type Moment,
  type Refusal,
  type RefusalCode,
  refuse,
  today,
} from '../kernel/index.ts';
import {
  acceptReport,
  amendReport,
  codeReport,
  isHighRiskActor,
  type Report,
  reportAccepted,
  reportAmended,
  reportCoded,
  type ReportKind,
  type ReportMove,
  reportReturned,
  reportSent,
  type ReportStanding,
  reportWithdrawn,
  returnReport,
  type Said,
  sendReport,
  viewsOfReport,
  withdrawReport,
} from '../reports/index.ts';
import { named } from './own-scope.ts';
import { made, type Actor, type RegisterFold, type RegisterRule, type RuleContext } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

/** A base's person writes for the own base whatever is named, one of the office names a base of the own province. */
export function baseFor({ actor, registers }: RuleContext, base: string | undefined): string | Refusal {
  if (actor.base !== null)
    return base === undefined || base === actor.base ? actor.base : refuse('act/not-yours');
  const meant = base === undefined ? undefined : registers.base(base);
  if (!meant) return refuse('place/unknown', ['base']);
  return actor.role === 'node' || meant.province === actor.province
    ? meant.slug
    : refuse('place/unknown', ['base']);
}

/** That a report is there for somebody: by her circles, or because she wrote it. */
export function seesReport(actor: Actor, report: Report, registers: RuleContext['registers']): boolean {
  if (actor.post !== null && actor.post === report.post) return true;
  const base = registers.base(report.base);
  if (!base) return false;
  const own = circlesOf(actor, [base]);
  return viewsOfReport(report, base.circle).some(({ circle }) => own.includes(circle));
}

const ranges = [
  ['killedLow', 'killedHigh'],
  ['hurtLow', 'hurtHigh'],
  ['displacedLow', 'displacedHigh'],
] as const;

/** What a report of nothing cannot say beside it. */
const ofAnEvent = ['event', 'actor', 'activity', ...ranges.flat()] as const;

/** Fields that a kind cannot do without. */
function missingIn(kind: ReportKind, said: Said): string[] {
  const needed: (keyof Said)[] =
    kind === 'incident'
      ? ['event', 'actor', ...(said.placePrecision === 'territory' ? [] : (['community'] as const))]
      : kind === 'activity'
        ? ['activity', 'minutes']
        : kind === 'visit'
          ? ['visit']
          : [];
  return needed.filter((field) => said[field] === undefined);
}

function wrongDays({ from, until }: Said, now: Moment): Refusal | null {
  const impossible = [['from', from] as const, ['until', until] as const].filter(
    ([, on]) => on && !isDay(on),
  );
  if (impossible.length > 0)
    return refuse(
      'act/schema',
      impossible.map(([field]) => field),
    );
  // A phone's clock may be wrong: a day is let pass.
  if (from > dayAfter(today(now), 1)) return refuse('time/in-the-future', ['from']);
  return until !== undefined && until < from ? refuse('report/until-before-from', ['until']) : null;
}

/** Null where a report of this kind may say this. */
function wrongIn(kind: ReportKind, said: Said, base: string, context: RuleContext): Refusal | null {
  const days = wrongDays(said, context.now);
  if (days) return days;
  const beside = ofAnEvent.filter((field) => said[field] !== undefined);
  if (said.isNil && beside.length > 0) return refuse('report/nil', beside);
  const missing = said.isNil && kind !== 'visit' ? [] : missingIn(kind, said);
  if (missing.length > 0) return refuse('report/incomplete', missing);
  const turned = ranges.filter(([low, high]) => (said[low] ?? 0) > (said[high] ?? Number.POSITIVE_INFINITY));
  if (turned.length > 0)
    return refuse(
      'report/low-above-high',
      turned.map(([low]) => low),
    );
  if (said.community !== undefined && !context.registers.community(said.community))
    return refuse('place/unknown', ['community']);
  return named(context, 'visit', said.visit, base);
}

const sending: RuleFor<typeof sendReport> = (_state, { data }, context) => {
  const { actor } = context;
  const base = baseFor(context, data.base);
  if (typeof base !== 'string') return base;
  // Between an Assistant and her mentor there is nobody else.
  if (data.readers === 'mentor' && actor.role !== 'assistant' && actor.role !== 'node')
    return refuse('report/readers', ['readers']);
  const { kind, readers: _readers, base: _base, ...said } = data;
  const no = wrongIn(kind, said, base, context);
  if (no) return no;
  const by = actor.post === null ? {} : { post: actor.post };
  const isMentored = data.isMentored ?? actor.role === 'assistant';
  return { data: { ...data, base, ...by, isHighRisk: isHighRiskActor(data.actor), isMentored } };
};

/** The report, where its actor may know of it and it stands so that the act is possible. */
function standing(
  state: unknown,
  { actor, registers }: RuleContext,
  states: readonly ReportStanding[],
  code: RefusalCode = 'report/not-now',
): Report | Refusal {
  const report = state as Report | undefined;
  if (!report || !seesReport(actor, report, registers)) return refuse('report/not-found');
  return states.includes(report.state) ? report : refuse(code);
}

/** The same for what its writer alone may do. */
function ownReport(state: unknown, context: RuleContext): Report | Refusal {
  const report = standing(state, context, ['sent', 'returned']);
  if ('refused' in report) return report;
  return report.post === context.actor.post ? report : refuse('report/not-writer');
}

const amending: RuleFor<typeof amendReport> = (state, { data, bodies }, context) => {
  const report = ownReport(state, context);
  if ('refused' in report) return report;
  if (Object.keys(data).length === 0 && bodies.size === 0) return refuse('act/schema', ['from']);
  return wrongIn(report.kind, { ...report.said, ...data }, report.base, context) ?? { data };
};

const withdrawing: RuleFor<typeof withdrawReport> = (state, { data }, context) => {
  const report = ownReport(state, context);
  return 'refused' in report ? report : { data };
};

/** Acts of the office on what stands so. */
function answering(states: readonly ReportStanding[], code?: RefusalCode): RegisterRule {
  return (state, { data }, context) => {
    const report = standing(state, context, states, code);
    return 'refused' in report ? report : { data };
  };
}

const coding: RuleFor<typeof codeReport> = (state, { data }, context) => {
  const report = standing(state, context, ['accepted', 'coded'], 'report/not-accepted');
  if ('refused' in report) return report;
  if (data.community !== undefined && !context.registers.community(data.community))
    return refuse('place/unknown', ['community']);
  return { data };
};

export const reportRules: Readonly<Record<string, RegisterRule>> = {
  [sendReport.name]: sending as RegisterRule,
  [amendReport.name]: amending as RegisterRule,
  [withdrawReport.name]: withdrawing as RegisterRule,
  [acceptReport.name]: answering(['sent']),
  [returnReport.name]: answering(['sent']),
  [codeReport.name]: coding as RegisterRule,
};

export const reportFolds: Readonly<Record<string, RegisterFold>> = {
  [sendReport.name]: made(reportSent),
  [amendReport.name]: reportAmended,
  [withdrawReport.name]: reportWithdrawn,
  [acceptReport.name]: reportAccepted,
  [returnReport.name]: reportReturned,
  [codeReport.name]: reportCoded,
};

/** What somebody may do with a report now. */
export function reportMay(report: Report, actor: Actor): ReportMove[] {
  const isOpen = report.state === 'sent' || report.state === 'returned';
  const isWriter = isOpen && actor.post !== null && actor.post === report.post;
  const isOffice = acceptReport.who.includes(actor.role);
  return [
    ...(isWriter ? (['amend', 'withdraw'] as const) : []),
    ...(isOffice && report.state === 'sent' ? (['accept', 'return'] as const) : []),
    ...(isOffice && (report.state === 'accepted' || report.state === 'coded') ? (['code'] as const) : []),
  ];
}
