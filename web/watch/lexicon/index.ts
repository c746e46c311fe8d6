export { WordListScreen } from './word-list-screen.tsx';
