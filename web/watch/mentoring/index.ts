export { MentoringScreen } from './mentoring-screen.tsx';
