export {
  changedSince,
  circlesFor,
  findAlert,
  type FoundAlert,
  listAlerts,
  pageStates,
  pageStatesFor,
  readFor,
  type SeenAlert,
} from './alert-store.ts';
export { followedBy, seesAll, situationNamed, tiedTo } from './situation-store.ts';
export { presentAlert } from './alert-presenter.ts';
export { addAlertRoutes } from './routes.ts';
export { wordsIn } from './words.ts';
export { boardFor, showAlert } from './shown.ts';
