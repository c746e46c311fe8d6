export { PlaceChoice } from './place-choice.tsx';
export type { CommunityShown } from './place-list.ts';
export { PlacesScreen } from './places-screen.tsx';
