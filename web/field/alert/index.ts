export { AlertScreen } from './alert-screen.tsx';
export { LeftBehind, PendingAlert } from './pending-alert.tsx';
