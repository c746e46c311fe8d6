export { acts, actPath, peoplesActs, plurals } from './all-acts.ts';
