export { AskDialog } from './ask-dialog.tsx';
export { QuestionsScreen } from './questions-screen.tsx';
