export { ThreadScreen } from './thread-screen.tsx';
