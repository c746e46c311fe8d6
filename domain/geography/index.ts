export { addArea, endArea, mostPositions, polygonsField, recordRoad } from './acts.ts';
export {
  type AreaGiven,
  areaGiven,
  type AreasAnswer,
  areasAnswer,
  type AreasAtAnswer,
  areasAtAnswer,
  type AreasImportAnswer,
  areasImportAnswer,
  type RoadsAnswer,
  roadsAnswer,
} from './answers.ts';
export {
  type AreaLevel,
  areaLevels,
  type DrawnLevel,
  drawnLevels,
  type RoadSource,
  roadSources,
  type Season,
  seasons,
  troopVehicles,
  type Vehicle,
  vehicles,
} from './codes.ts';
export { type Reach, reachMinutes, reachOf, type Road, troopRoad } from './reach.ts';
export { type Area, areaAdded, isValidOn, newestRoads, roadRecorded, type RoadSaid } from './register.ts';
export { provincesOf } from './province-of.ts';
export {
  degreesFromLine,
  isWithin,
  placeWithin,
  type Polygons,
  type Position,
  positionsIn,
  type Ring,
  ringTrouble,
  type RingTrouble,
} from './rings.ts';
export { simplifiedAreas } from './simplify.ts';
