export { MakeDialog, mayMake } from './make-dialog.tsx';
export { RecommendationsScreen } from './recommendations-screen.tsx';
