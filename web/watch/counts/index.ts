export { CountsScreen } from './counts-screen.tsx';
