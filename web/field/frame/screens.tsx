// Which screen stands where.
import type { ComponentChildren } from 'preact';
import { AlertScreen } from '../alert/index.ts';
import { FollowScreen } from '../follow/index.ts';
import { HomeScreen } from '../home/index.ts';
import { route } from '../notebook/index.ts';
import { PlacesScreen } from '../places/index.ts';
import { SendsScreen } from '../sends/index.ts';
import { ThreadScreen } from '../thread/index.ts';
import { WriteScreen } from '../write/index.ts';

const screens: Readonly<Record<string, () => ComponentChildren>> = {
  alert: AlertScreen,
  follow: FollowScreen,
  places: PlacesScreen,
  sends: SendsScreen,
  thread: ThreadScreen,
  write: WriteScreen,
};

/** The screen of the address; home where there is none. */
export function Screen() {
  const Here = screens[route.value[0] ?? ''] ?? HomeScreen;
  // Another report, another thread: begun anew, with nothing of the former's.
  return <Here key={route.value.join('/')} />;
}
