export { credentials, freePorts, RealKannel, type SentText } from './real-kannel.ts';
export { WatchedKannel, watchedKannel } from './watched-kannel.ts';
export { HeldLine } from './held-line.ts';
