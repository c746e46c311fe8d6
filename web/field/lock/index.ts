export { BlankNotebook } from './blank-notebook.tsx';
export { LockScreen } from './lock-screen.tsx';
export { watchOver } from './watch-over.ts';
