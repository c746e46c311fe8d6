export { addCommunity, ladderFields, openBase, type Province, provinces, setClocks } from './acts.ts';
export {
  type Base,
  baseOpened,
  type Community,
  clocksSet,
  communityAdded,
  type Ladder,
  ladderOf,
  unusualParts,
  usualLadder,
} from './register.ts';
