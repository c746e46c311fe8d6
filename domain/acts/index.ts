export { acts, actPath, peoplesActs, plurals } from './all-acts.ts';
export { rulesPage } from './rules-page.ts';
