export { mayOpenPlan } from './may-open.ts';
export { OpenPlanDialog } from './plan-dialogs.tsx';
export { PlansScreen } from './plans-screen.tsx';
