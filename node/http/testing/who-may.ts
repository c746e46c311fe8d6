// Who may use which route, written out by hand: a change in an act's declaration must show here.
import { isoOf, type Role, roles } from '@ulinzi/domain/kernel';
import { phones, type TestNode } from '../../testing/test-node.ts';
const leads = ['commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;
const field = ['assistant', ...leads] as const;
const roster = [
  'administrator',
  'commander',
  'duty-officer',
  'protection-manager',
  'head-of-office',
] as const;
const lexicon = ['assistant', 'protection-manager', 'head-of-office', 'custodian', 'administrator'] as const;
const hands = ['assistant', 'commander', 'duty-officer', 'administrator'] as const;
const office = ['jpt-member', 'protection-manager', 'head-of-office'] as const;
const owners = [
  'assistant',
  'commander',
  'duty-officer',
  'jpt-member',
  'protection-manager',
  'head-of-office',
  'logistics',
] as const;
const reportOffice = ['protection-manager', 'head-of-office'] as const;
const readsReports = ['assistant', 'commander', 'jpt-member', ...reportOffice, 'custodian'] as const;
const writesReports = ['assistant', 'commander', 'jpt-member', 'protection-manager'] as const;
const talks = ['assistant', 'commander', 'jpt-member', ...reportOffice] as const;
const everyone = roles;
const nobody = [] as const;

export interface Line {
  readonly may: readonly Role[];
  /** A request that a role which may is not refused for its form. */
  readonly body?: object | ((test: TestNode) => object);
}

export const inAnHour = (test: TestNode) => isoOf(test.node.app.clock.now() + 3_600_000);
export const place = { latitude: -1.3, longitude: 28.5 };
/** Who shares the affairs of a base: those posted there, its province, and those who look after the mission. */
const readsAffairs = roles.filter((role) => role !== 'mission-analyst');
const team = {
  from: '2026-11-20',
  until: '2026-11-23',
  communities: ['ntoto'],
  roster: [{ component: 'military', people: 5 }],
};
const holds = { threats: ['looting'], measures: ['patrol-route'], review: '2030-01-01' };
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

/** By method and address; `:ref` is an alert of Kibua, a source of Ntoto, or what else the address names. */
export const whoMay: Readonly<Record<string, Line>> = {
  'GET /api/alerts': { may: everyone },
  'GET /api/alerts/:ref': { may: [...field, 'custodian'] },
  'POST /api/alerts/:ref/words': { may: ['assistant', 'custodian'] },
  'POST /api/alerts/:ref/notes': { may: ['assistant', 'commander', 'duty-officer', 'custodian'] },
  'POST /api/alerts': {
    may: field,
    body: (test) => ({ channel: 'hf', base: 'kibua', heardAt: isoOf(test.node.app.clock.now()) }),
  },
  'POST /api/alerts/:ref/acknowledge': { may: field, body: {} },
  'POST /api/alerts/:ref/code': { may: field, body: { event: 'shots' } },
  'POST /api/alerts/:ref/place': { may: field, body: { community: 'ntoto' } },
  'POST /api/alerts/:ref/request-number': { may: ['assistant'], body: {} },
  'POST /api/alerts/:ref/call-back': { may: ['assistant'], body: { result: 'no-answer' } },
  'POST /api/alerts/:ref/assess': { may: field, body: { credibility: 'credible' } },
  'POST /api/alerts/:ref/decide': { may: leads, body: { decision: 'respond' } },
  'POST /api/alerts/:ref/respond': { may: leads, body: { means: 'other', checks: [] } },
  'POST /api/alerts/:ref/arrive': { may: field, body: {} },
  'POST /api/alerts/:ref/answer': { may: field, body: { answer: 'acting' } },
  'POST /api/alerts/:ref/review': { may: field, body: { result: 'quiet' } },
  'POST /api/alerts/:ref/resolve': { may: leads, body: { outcome: 'other' } },
  'POST /api/alerts/:ref/feedback': { may: field, body: { result: 'attempt-failed' } },
  'POST /api/alerts/:ref/close': { may: field, body: {} },
  'POST /api/alerts/:ref/reopen': { may: field, body: { reason: 'other' } },
  'POST /api/alerts/:ref/merge': { may: field, body: () => ({ into: known.alert }) },
  'POST /api/alerts/:ref/tie': { may: field, body: () => ({ situation: known.situation.id }) },
  'POST /api/alerts/:ref/untie': { may: field, body: {} },
  'POST /api/alerts/:ref/apart': { may: field, body: () => ({ from: [known.beside] }) },
  'POST /api/alerts/:ref/take': { may: field, body: {} },
  'POST /api/alerts/:ref/hand': { may: field, body: { post: 'kibua-cla-2' } },
  'GET /api/situations': { may: everyone },
  'POST /api/situations': { may: field, body: () => ({ alerts: [known.alert], event: 'shots' }) },
  'POST /api/situations/:ref/acknowledge': { may: field, body: {} },
  'POST /api/situations/:ref/decide': { may: leads, body: { decision: 'respond' } },
  'POST /api/situations/:ref/respond': { may: leads, body: { means: 'other', checks: [] } },
  'POST /api/situations/:ref/arrive': { may: field, body: {} },
  'POST /api/situations/:ref/answer': { may: field, body: { answer: 'acting' } },
  'POST /api/situations/:ref/review': { may: field, body: { result: 'quiet' } },
  'POST /api/situations/:ref/resolve': { may: leads, body: { outcome: 'other' } },
  'POST /api/situations/:ref/take': { may: field, body: {} },
  'POST /api/situations/:ref/hand': { may: field, body: { post: 'kibua-cla-2' } },
  'POST /api/situations/:ref/end': { may: field, body: {} },
  'GET /api/handover': { may: everyone },
  'POST /api/shifts': { may: field, body: { to: 'kibua-cla-2' } },
  // To everybody but the one to whom it was handed there is none.
  'POST /api/shifts/:ref/take-over': { may: field, body: {} },
  'GET /api/bases': { may: everyone },
  'POST /api/bases': {
    may: ['administrator'],
    body: { slug: 'kibua', label: 'Kibua', province: 'nk', ...place },
  },
  'POST /api/bases/:ref/set-clocks': {
    may: ['administrator', 'head-of-office'],
    body: { acknowledgeMinutes: 5, dutyOfficerMinutes: 10, decideMinutes: 30, feedbackHours: 24 },
  },
  'GET /api/communities': { may: everyone },
  'POST /api/communities': {
    may: ['administrator', 'protection-manager'],
    body: { slug: 'ntoto', label: 'Ntoto', base: 'kibua', ...place },
  },
  'POST /api/communities/:ref/alias': {
    may: ['administrator', 'protection-manager', 'assistant'],
    body: { name: 'Ntoto' },
  },
  'POST /api/communities/:ref/unalias': {
    may: ['administrator', 'protection-manager', 'assistant'],
    body: { name: 'Ntoto' },
  },
  'POST /api/communities/:ref/describe': {
    may: ['administrator', 'protection-manager'],
    body: { stage: 'pilot' },
  },
  'GET /api/places?q=ntoto': { may: everyone },
  'POST /api/imports/communities': {
    may: ['administrator', 'protection-manager'],
    body: { file: Buffer.from('slug,label\n').toString('base64') },
  },
  'GET /api/imports/communities/template': { may: ['administrator', 'protection-manager'] },
  'GET /api/imports/posts/template': { may: ['administrator'] },
  'GET /api/areas': { may: everyone },
  'GET /api/areas/at?latitude=-1.3&longitude=28.5': { may: everyone },
  'POST /api/areas/:ref/end': { may: ['administrator'], body: { until: '2026-01-01' } },
  'POST /api/imports/areas': {
    may: ['administrator'],
    body: { level: 'province', from: '2015-07-18', source: 'EXERCISE', dryRun: true, areas: [squareArea] },
  },
  'GET /api/roads': { may: everyone },
  'POST /api/roads': {
    may: ['assistant', 'commander', 'jpt-member', 'logistics', 'protection-manager', 'administrator'],
    body: {
      base: 'kibua',
      community: 'ntoto',
      season: 'dry',
      vehicle: 'car',
      minutes: 45,
      basis: 'driven',
      asOf: '2026-11-01',
    },
  },
  'POST /api/imports/roads': {
    may: ['administrator', 'protection-manager'],
    body: { file: Buffer.from('base,community\n').toString('base64') },
  },
  'POST /api/imports/posts': {
    may: ['administrator'],
    body: { file: Buffer.from('slug,label\n').toString('base64') },
  },
  'GET /api/posts': { may: everyone },
  'POST /api/posts': {
    may: ['administrator'],
    body: { slug: 'kibua-commander', label: 'Kibua', role: 'commander', base: 'kibua' },
  },
  'POST /api/posts/:ref/seat': { may: ['administrator'], body: {} },
  'POST /api/posts/:ref/vacate': { may: ['administrator'], body: {} },
  'POST /api/posts/:ref/describe': { may: ['administrator'], body: { language: 'sw' } },
  'POST /api/posts/:ref/renew-code': { may: ['administrator'], body: {} },
  'POST /api/posts/:ref/set-number': { may: ['administrator'], body: { number: '1' } },
  'GET /api/postings': { may: ['administrator', 'head-of-office'] },
  'GET /api/duties': { may: everyone },
  'GET /api/gaps': { may: everyone },
  'POST /api/duties': {
    may: roster,
    body: (test) => ({
      post: 'kibua-cla-2',
      seat: 'assistant',
      scope: 'kibua',
      from: inAnHour(test),
      until: inAnHour(test),
    }),
  },
  'POST /api/duties/:ref/cancel': { may: roster, body: {} },
  'GET /api/gateways': { may: everyone },
  'POST /api/gateways': {
    may: ['administrator'],
    body: { slug: 'exercise', label: 'Exercise', kind: 'loopback', base: 'kibua' },
  },
  'POST /api/gateways/:ref/prefer': { may: ['administrator'], body: { rank: 1 } },
  'POST /api/gateways/:ref/pause': { may: ['administrator'], body: {} },
  'POST /api/gateways/:ref/resume': { may: ['administrator'], body: {} },
  'POST /api/gateways/:ref/set-throughput': { may: ['administrator'], body: { throughput: 100 } },
  'POST /api/gateways/:ref/watch': { may: ['administrator'], body: { balanceCode: '*123#', lowCredit: 500 } },
  'GET /api/troubles': { may: everyone },
  'POST /api/troubles/:ref/take': { may: hands, body: {} },
  'POST /api/troubles/:ref/settle': { may: hands, body: { reason: 'other' } },
  'GET /api/contacts': { may: everyone },
  'POST /api/contacts': {
    may: ['assistant', 'duty-officer', 'administrator'],
    body: { base: 'kibua', way: 'hf', hours: ['06:30'], days: [1], graceMinutes: 30 },
  },
  'POST /api/contacts/:ref/heard': {
    may: ['assistant', 'duty-officer'],
    body: (test) => ({ heardAt: isoOf(test.node.app.clock.now()) }),
  },
  'POST /api/contacts/:ref/cancel': { may: ['assistant', 'duty-officer', 'administrator'], body: {} },
  'GET /api/drills': { may: everyone },
  'POST /api/drills': {
    may: ['assistant', 'commander'],
    body: (test) => ({ base: 'kibua', from: inAnHour(test), until: inAnHour(test) }),
  },
  'POST /api/drills/:ref/end': { may: ['assistant', 'commander'], body: {} },
  'GET /api/promises': { may: everyone },
  'POST /api/promises': {
    may: [...field, 'jpt-member'],
    body: { community: 'ntoto', kind: 'visit', due: '2020-01-01T00:00:00.000Z' },
  },
  'POST /api/promises/:ref/settle': {
    may: field,
    body: { result: 'kept', told: 'yes' },
  },
  'GET /api/recommendations': { may: everyone },
  'GET /api/recommendations/:ref': { may: readsAffairs },
  'POST /api/recommendations': {
    may: office,
    body: {
      base: 'kibua',
      owner: 'kibua-commander',
      due: '2030-01-01',
      kind: 'patrol',
      priority: 'should',
    },
  },
  'POST /api/recommendations/:ref/agree': { may: owners, body: {} },
  'POST /api/recommendations/:ref/decline': { may: owners, body: { reason: 'other' } },
  'POST /api/recommendations/:ref/start': { may: owners, body: {} },
  'POST /api/recommendations/:ref/claim': { may: owners, body: {} },
  'POST /api/recommendations/:ref/check': {
    may: ['assistant', 'jpt-member', 'protection-manager'],
    body: { found: 'not-seen' },
  },
  'POST /api/recommendations/:ref/reassign': { may: office, body: { owner: 'kibua-cla-2' } },
  'POST /api/recommendations/:ref/overtake': { may: office, body: {} },
  'GET /api/visits': { may: everyone },
  'GET /api/visits/staff-days?from=2026-01-01&until=2026-12-31': { may: everyone },
  'GET /api/visits/by-base': { may: everyone },
  'GET /api/visits/:ref': { may: readsAffairs },
  'POST /api/visits': { may: ['assistant', 'commander', ...office], body: { base: 'kibua' } },
  'POST /api/visits/:ref/plan': { may: office, body: { ...team, vehicles: 2 } },
  'POST /api/visits/:ref/check': { may: ['assistant', ...office], body: { item: 'vehicles' } },
  'POST /api/visits/:ref/hold': { may: office, body: team },
  'POST /api/visits/:ref/cancel': { may: office, body: { reason: 'no-vehicle' } },
  'GET /api/plans': { may: everyone },
  'GET /api/plans/:ref': { may: readsAffairs },
  'POST /api/plans': { may: office, body: { base: 'kibua', communities: ['ntoto'], ...holds } },
  'POST /api/plans/:ref/amend': { may: office, body: holds },
  'POST /api/plans/:ref/approve': { may: ['protection-manager', 'head-of-office'], body: {} },
  'POST /api/plans/:ref/end': { may: ['protection-manager', 'head-of-office'], body: {} },
  'GET /api/reports': { may: everyone },
  'GET /api/reports/prefill?kind=weekly': { may: ['assistant', 'commander'] },
  'GET /api/reports/:ref': { may: readsReports },
  'GET /api/activities': { may: everyone },
  'POST /api/reports': {
    may: writesReports,
    body: { kind: 'flash', readers: 'base', base: 'kibua', from: '2026-11-23' },
  },
  'POST /api/reports/:ref/amend': { may: writesReports, body: { event: 'shots' } },
  'POST /api/reports/:ref/withdraw': { may: writesReports, body: { reason: 'other' } },
  'POST /api/reports/:ref/accept': { may: reportOffice, body: {} },
  'POST /api/reports/:ref/return': { may: reportOffice, body: { reason: 'place' } },
  'POST /api/reports/:ref/code': { may: reportOffice, body: { event: 'shots', actor: 'unknown' } },
  'GET /api/questions': { may: everyone },
  'GET /api/questions/:ref': { may: readsReports },
  'POST /api/questions': { may: talks, body: { line: 'office', base: 'kibua', words: 'EXERCISE' } },
  'POST /api/questions/:ref/answer': { may: talks, body: { words: 'EXERCISE' } },
  'POST /api/questions/:ref/end': { may: talks, body: {} },
  'GET /api/mentoring': { may: ['assistant', 'protection-manager', 'custodian'] },
  'GET /api/mentoring/:ref': { may: ['assistant', 'protection-manager', 'custodian'] },
  'POST /api/mentorings': {
    may: ['protection-manager'],
    body: {
      post: 'kibua-cla-1',
      on: '2026-11-20',
      way: 'call',
      reports: 3,
      promptness: 3,
      sourceSafety: 3,
    },
  },
  'GET /api/coverage': { may: everyone },
  'GET /api/node': { may: ['administrator', 'custodian'] },
  'GET /api/node/work': { may: ['administrator', 'custodian'] },
  'POST /api/node/verify': { may: ['administrator'], body: {} },
  'POST /api/node/backup': { may: ['administrator'], body: {} },
  'POST /api/node/stop-work': { may: ['administrator'], body: {} },
  'GET /api/accounts': { may: ['administrator'] },
  'GET /api/counts': { may: everyone },
  'GET /api/words': { may: everyone },
  'POST /api/words': {
    may: lexicon,
    body: { word: 'silaha', language: 'swc', meaning: 'weapons' },
  },
  'POST /api/words/:ref/check': { may: lexicon, body: {} },
  'POST /api/words/:ref/remove': { may: lexicon, body: {} },
  'GET /api/sources': { may: everyone },
  'POST /api/sources': {
    may: ['assistant', 'custodian', 'administrator'],
    body: {
      province: 'nk',
      digits: '4444',
      community: 'nowhere',
      regime: 'confidential',
      language: 'fr',
      wantsAcknowledgement: false,
    },
  },
  'POST /api/sources/:ref/describe': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { ways: ['sms'] },
  },
  'POST /api/sources/:ref/mark-at-risk': { may: ['assistant', 'custodian'], body: { cause: 'other' } },
  'POST /api/sources/:ref/clear': { may: ['custodian'], body: {} },
  'POST /api/sources/:ref/revoke-phone': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { cause: 'lost' },
  },
  'GET /api/handsets': { may: everyone },
  'POST /api/handsets': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { province: 'nk', digits: '4821', base: 'kibua', type: 'keypad' },
  },
  'POST /api/handsets/:ref/issue': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { post: 'kibua-cla-2', number: phones.source },
  },
  'POST /api/handsets/:ref/lose': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { cause: 'lost' },
  },
  'POST /api/handsets/:ref/return': { may: ['assistant', 'custodian', 'administrator'], body: {} },
  'POST /api/handsets/:ref/revoke': {
    may: ['assistant', 'custodian', 'administrator'],
    body: { cause: 'broken' },
  },
  'GET /api/groups': { may: everyone },
  'POST /api/groups': {
    may: ['custodian', 'administrator'],
    body: { slug: 'kibua-closed', label: 'EXERCISE', base: 'kibua', operator: 'airtel' },
  },
  'GET /api/messages': { may: everyone },
  'POST /api/messages/:ref/words': { may: ['assistant', 'custodian'] },
  // Once: who comes second meets a message that waits no longer, as the test of quarantine shows.
  'POST /api/messages/:ref/release': { may: ['assistant', 'custodian'], body: { reason: 'cannot-be-told' } },
  'POST /api/messages/:ref/discard': { may: ['assistant', 'custodian'], body: { reason: 'other' } },
  // Asked for by token there is no screen to sign out, or to make a desk; that is said after the role was looked at.
  'POST /api/session/end': { may: everyone },
  'GET /api/sessions': { may: everyone },
  'POST /api/sessions/:id/revoke': { may: everyone },
  'GET /api/devices': { may: ['protection-manager', 'custodian', 'administrator'] },
  'GET /api/devices/quarantine': { may: ['protection-manager', 'custodian', 'administrator'] },
  'POST /api/device-codes': {
    may: ['protection-manager', 'custodian', 'administrator'],
    body: { post: 'kibua-cla-2' },
  },
  'POST /api/devices/:id/revoke': { may: ['protection-manager', 'custodian', 'administrator'] },
  'GET /api/passkeys': { may: everyone },
  'POST /api/passkeys/:id/remove': { may: everyone },
  'POST /api/passkeys/revoke': { may: ['administrator'], body: { post: 'kibua-cla-2' } },
  'POST /api/openrosa/links': { may: ['administrator'], body: { post: 'kibua-commander' } },
  'GET /api/openrosa/links': { may: ['administrator'] },
  'POST /api/openrosa/links/:id/revoke': { may: ['administrator'] },
  'GET /api/openrosa/kept': { may: [...reportOffice, 'custodian', 'administrator'] },
  'POST /api/openrosa/kept/:id/words': { may: [...reportOffice, 'custodian'] },
  'POST /api/openrosa/kept/:id/remove': { may: [...reportOffice, 'custodian'] },
  'GET /api/openrosa/forms': { may: ['administrator'] },
  'POST /api/openrosa/forms': { may: ['administrator'], body: { xml: 'x', mapping: '{}', dryRun: true } },
  'POST /api/openrosa/forms/:form/remove': { may: ['administrator'] },
  'POST /api/desk/open': { may: field },
  'POST /api/desk/close': { may: everyone },
  // What the passphrase gave goes at a word of whoever runs the machine; it is asked for of anybody.
  'POST /api/lock': { may: nobody },
  // The handset of the exercise: for whoever can read the node's own token file, in no post.
  'POST /api/gateways/:ref/messages': { may: nobody, body: { from: phones.source, text: 'Silaha' } },
  'POST /api/gateways/:ref/inbox': { may: nobody, body: { number: phones.source } },
};
