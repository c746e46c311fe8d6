export { ChipChoice } from './fields.tsx';
export { MarkedText } from './marked-text.tsx';
export { NameWarning } from './name-warning.tsx';
export { howFarOf } from './how-far.ts';
export { WriteScreen } from './write-screen.tsx';
