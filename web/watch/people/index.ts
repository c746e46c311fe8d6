export { DutyScreen } from './duty-screen.tsx';
export { rosterOf } from './duties.ts';
