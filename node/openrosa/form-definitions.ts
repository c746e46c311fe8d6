// The forms that a node gives to ODK Collect and KoboCollect: one for each kind of report. Questions are named as the
// fields of `report.send` are, so that what comes back needs no table of its own; their codes are the domain's.
import { alertCodes } from '@ulinzi/domain/alerts';
import {
  activities,
  contactWays,
  datePrecisions,
  knownTo,
  marks,
  observed,
  placePrecisions,
  type ReportKind,
  reportKinds,
  sections,
} from '@ulinzi/domain/reports';

/** Raised when a question is added, taken away or means something else; the older ones are still taken. */
export const formVersion = '1';
export const formVersions: readonly string[] = [formVersion];

/** Who reads it. A report of a visitor has no mentor (C9). */
const audiences = ['base', 'province'] as const;

/** Lists that a phone is given of its own, beside every form. */
export const listsBeside = ['bases', 'communities', 'visits'] as const;
export const fileNames: readonly string[] = listsBeside.map((list) => `${list}.csv`);

interface Asked {
  readonly name: string;
  readonly isRequired?: boolean;
  /** XPath of when it is asked. */
  readonly when?: string;
  /** XPath of what holds of a good answer, beside its type's own. */
  readonly holds?: string;
  /** XPath of what it is before anybody answers. */
  readonly first?: string;
  /** A label from elsewhere in the catalogs than `openrosa.question.<name>`. */
  readonly label?: string;
}

export type Question = Asked &
  (
    | { readonly type: 'codes'; readonly codes: readonly string[]; readonly labels: string }
    | { readonly type: 'bases' | 'communities' | 'visits' | 'day' | 'yes' | 'text' }
    | { readonly type: 'whole'; readonly from: number; readonly to: number }
  );

export interface FormDefinition {
  readonly formId: string;
  readonly kind: ReportKind;
  readonly questions: readonly Question[];
}

const codes = (
  name: string,
  list: readonly string[],
  labels: string,
  more: Partial<Asked> = {},
): Question => ({ name, type: 'codes', codes: list, labels, ...more });

const onlyOne = "if(count(instance('bases')/root/item) = 1, instance('bases')/root/item[1]/name, '')";
const base: Question = { name: 'base', type: 'bases', isRequired: true, first: onlyOne };
const audience = codes('readers', audiences, 'reports.readers', { isRequired: true, first: "'base'" });
const day: Question = {
  name: 'from',
  type: 'day',
  isRequired: true,
  first: 'today()',
  holds: '. <= today()',
};
const firstDay: Question = { ...day, label: 'openrosa.question.first-day' };
const lastDay: Question = {
  name: 'until',
  type: 'day',
  isRequired: true,
  first: 'today()',
  holds: '. >= ../from and . <= today()',
};
/** How near it is known goes first: of one that is known to its territory only, no village is asked. */
const place = (isRequired: boolean): readonly Question[] => [
  codes('placePrecision', placePrecisions, 'reports.place', { isRequired }),
  { name: 'community', type: 'communities', isRequired, when: "../placePrecision != 'territory'" },
];
const howKnown: readonly Question[] = [
  codes('contact', contactWays, 'reports.contact'),
  codes('knownTo', knownTo, 'reports.known-to'),
];
const whatHappened: readonly Question[] = [
  codes('datePrecision', datePrecisions, 'reports.date'),
  codes('event', alertCodes.events, 'alerts.event', { isRequired: true }),
  codes('actor', alertCodes.actors, 'alerts.actor', { isRequired: true }),
];
const text: Question = { name: 'text', type: 'text', isRequired: true };

/** At least so many, and at most: what is not known exactly is not made exact. */
const range = (what: string, most: number): readonly Question[] => [
  { name: `${what}Low`, type: 'whole', from: 0, to: most },
  {
    name: `${what}High`,
    type: 'whole',
    from: 0,
    to: most,
    holds: `. >= ../${what}Low or ../${what}Low = ''`,
  },
];

const nil: Question = { name: 'isNil', type: 'yes', isRequired: true };
const ofSections: readonly Question[] = sections.map((section) => ({
  name: section,
  type: 'text',
  when: "../isNil = 'no'",
  label: `reports.section.${section}`,
}));
const observations: readonly Question[] = observed.map((what) =>
  codes(`observations/${what}`, marks, 'reports.mark', { label: `reports.observed.${what}` }),
);

const questions: Readonly<Record<ReportKind, readonly Question[]>> = {
  flash: [base, day, ...place(false), ...whatHappened, ...howKnown, text],
  daily: [base, day, nil, ...ofSections],
  weekly: [base, firstDay, lastDay, nil, ...ofSections],
  incident: [
    base,
    day,
    ...place(true),
    ...whatHappened,
    ...howKnown,
    ...range('killed', 9_999),
    ...range('hurt', 9_999),
    ...range('displaced', 999_999),
    text,
  ],
  activity: [
    base,
    day,
    { name: 'community', type: 'communities' },
    codes('activity', activities, 'reports.activity', { isRequired: true }),
    { name: 'minutes', type: 'whole', isRequired: true, from: 5, to: 1_440 },
    text,
  ],
  visit: [
    base,
    { name: 'visit', type: 'visits', isRequired: true },
    firstDay,
    lastDay,
    { name: 'community', type: 'communities' },
    ...observations,
    text,
  ],
};

/** Every form, in the order of the kinds. */
export const formDefinitions: readonly FormDefinition[] = reportKinds.map((kind) => ({
  formId: `ulinzi-${kind}`,
  kind,
  questions: [...questions[kind], audience],
}));
