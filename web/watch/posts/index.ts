export { ClaimCode, type CodeGiven } from './claim-code.tsx';
export { RenewDialog } from './post-dialogs.tsx';
export { PostsScreen } from './posts-screen.tsx';
