export { SendsScreen } from './sends-screen.tsx';
