export { MapPane } from './map-pane.tsx';
export { MapScreen } from './map-screen.tsx';
