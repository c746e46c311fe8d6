export { PromisesScreen } from './promises-screen.tsx';
