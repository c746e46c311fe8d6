export { VisitsScreen } from './visits-screen.tsx';
