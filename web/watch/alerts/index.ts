export { board, boardListeners, forgetBoard, isClockInDoubt, isOnBoard, lateCount } from './board.ts';
export { showAlerts } from './board-list.tsx';
export { inOrder } from './board-order.ts';
export { clockText, placeOf, todo } from './board-row.tsx';
export { chosenLine, chosenNumber } from './open-alert.ts';
export { standingOf, type Tone } from './standing.ts';
export { WatchRoom } from './watch-room.tsx';
