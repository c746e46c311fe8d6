import type { JSX } from 'preact';
import { actor } from '../../shared/session.ts';
import type { IconName } from '../../shared/icon.tsx';
import { watchRoles } from '../../shared/rooms.ts';
import { route } from '../../shared/route.ts';
import { AccountScreen } from '../access/index.ts';
import { WatchRoom } from '../alerts/index.ts';
import { GatewaysScreen } from '../channels/index.ts';
import { CountsScreen } from '../counts/index.ts';
import { HandoverScreen } from '../handover/index.ts';
import { WordListScreen } from '../lexicon/index.ts';
import { MentoringScreen } from '../mentoring/index.ts';
import { DutyScreen } from '../people/index.ts';
import { MapPane, MapScreen } from '../map/index.ts';
import { ImportsScreen } from '../imports/index.ts';
import { PlacesScreen } from '../places/index.ts';
import { PlansScreen } from '../plans/index.ts';
import { PostsScreen } from '../posts/index.ts';
import { PromisesScreen } from '../promises/index.ts';
import { QuestionsScreen } from '../questions/index.ts';
import { RecommendationsScreen } from '../recommendations/index.ts';
import { ReportsScreen } from '../reports/index.ts';
import { SourcesScreen } from '../sources/index.ts';
import { UpkeepScreen } from '../upkeep/index.ts';
import { VisitsScreen } from '../visits/index.ts';
import { KeysScreen } from './keys.tsx';

export interface Screen {
  readonly name: string;
  readonly icon: IconName;
  readonly draw: () => JSX.Element;
  /** Roles that find it in their rail; absent for all. */
  readonly for?: readonly string[];
  /** Not in the rail's upper part. */
  readonly isLow?: boolean;
}

/** Roles whose work is counts, not alerts. */
const counters = ['analyst', 'mission-analyst', 'jpt-member', 'logistics', 'administrator'];

/** Roles that see what is recommended, visited and planned at the bases: the affairs of a base and its province. */
const followers = [
  'assistant',
  'commander',
  'duty-officer',
  'jpt-member',
  'protection-manager',
  'head-of-office',
  'logistics',
  'custodian',
];

/** Roles that read reports and the questions about them; an analyst reads counts alone. */
const reporters = [
  'assistant',
  'commander',
  'jpt-member',
  'protection-manager',
  'head-of-office',
  'custodian',
];

/** Every screen, in the order of the rail. Its words are `watch.screen.<name>`. */
const screens: readonly Screen[] = [
  {
    name: 'alerts',
    icon: 'bell',
    draw: () => <WatchRoom drawMap={() => <MapPane />} />,
    for: watchRoles,
  },
  { name: 'map', icon: 'pin', draw: () => <MapScreen /> },
  { name: 'reports', icon: 'report', draw: () => <ReportsScreen />, for: reporters },
  { name: 'questions', icon: 'sms', draw: () => <QuestionsScreen />, for: reporters },
  { name: 'counts', icon: 'picture', draw: () => <CountsScreen /> },
  { name: 'promises', icon: 'promise', draw: () => <PromisesScreen /> },
  { name: 'recommendations', icon: 'flag', draw: () => <RecommendationsScreen />, for: followers },
  { name: 'visits', icon: 'truck', draw: () => <VisitsScreen />, for: followers },
  { name: 'plans', icon: 'book', draw: () => <PlansScreen />, for: followers },
  {
    name: 'mentoring',
    icon: 'team',
    draw: () => <MentoringScreen />,
    for: ['assistant', 'protection-manager', 'custodian'],
  },
  { name: 'handover', icon: 'swap', draw: () => <HandoverScreen />, for: watchRoles },
  { name: 'duty', icon: 'team', draw: () => <DutyScreen /> },
  { name: 'gateways', icon: 'tower', draw: () => <GatewaysScreen /> },
  { name: 'words', icon: 'words', draw: () => <WordListScreen /> },
  { name: 'sources', icon: 'shield', draw: () => <SourcesScreen />, for: ['assistant', 'custodian'] },
  {
    name: 'node',
    icon: 'box',
    draw: () => <UpkeepScreen />,
    for: ['administrator', 'custodian', 'head-of-office'],
  },
  { name: 'places', icon: 'village', draw: () => <PlacesScreen /> },
  { name: 'posts', icon: 'people', draw: () => <PostsScreen />, for: ['administrator', 'head-of-office'] },
  {
    name: 'imports',
    icon: 'down',
    draw: () => <ImportsScreen />,
    for: ['administrator', 'protection-manager'],
  },
  { name: 'account', icon: 'user', draw: () => <AccountScreen />, isLow: true },
  { name: 'keys', icon: 'keyb', draw: () => <KeysScreen />, isLow: true },
];

/** Screens that the reader finds in her rail. */
export function ownScreens(): readonly Screen[] {
  const role = actor.value?.role ?? '';
  return screens.filter((screen) => !screen.for || screen.for.includes(role));
}

/** The screen of the address; where there is none, the one that the reader's work begins with. */
export function currentScreen(): Screen {
  const own = ownScreens();
  const asked = own.find((screen) => screen.name === route.value[0]);
  if (asked) return asked;
  const first = counters.includes(actor.value?.role ?? '') ? 'counts' : 'alerts';
  return own.find((screen) => screen.name === first) ?? (own[0] as Screen);
}

export function screenFor(): JSX.Element {
  return currentScreen().draw();
}
