export { DrillMark } from './drill-mark.tsx';
export { Drills } from './drills.tsx';
