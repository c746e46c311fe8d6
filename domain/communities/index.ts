export {
  addAlias,
  addCommunity,
  describeCommunity,
  ladderFields,
  openBase,
  type PlaceLanguage,
  placeLanguages,
  type Province,
  provinces,
  removeAlias,
  setClocks,
  type Stage,
  stages,
} from './acts.ts';
export { type Described, descriptionOf } from './description.ts';
export {
  findPlaces,
  type FoundPlace,
  type NamedPlace,
  type PlaceIndex,
  placeIndex,
  searchIn,
} from './find-place.ts';
export { type FoundPlaces, foundPlacesAnswer, sures, whys } from './answers.ts';
export { hasName, isSameName } from './place-name.ts';
export {
  aliasAdded,
  aliasRemoved,
  type Base,
  baseOpened,
  type Community,
  clocksSet,
  communityAdded,
  communityDescribed,
  type Ladder,
  ladderOf,
  unusualParts,
  usualLadder,
} from './register.ts';
