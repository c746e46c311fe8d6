export { boardListeners, forgetBoard, isClockInDoubt, lateCount } from './board.ts';
export { WatchRoom } from './watch-room.tsx';
