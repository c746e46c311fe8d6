export { AccountScreen } from './account-screen.tsx';
export { AskPin, pinAsked } from './ask-pin.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
export { printPaper } from './print-paper.ts';
