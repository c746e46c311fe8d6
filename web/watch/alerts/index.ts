export { boardListeners, forgetBoard, isClockInDoubt, isOnBoard, lateCount } from './board.ts';
export { showAlerts } from './board-list.tsx';
export { WatchRoom } from './watch-room.tsx';
