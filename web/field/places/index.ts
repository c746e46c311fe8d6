export { PlacePicker, territoryOf } from './place-picker.tsx';
export { PlacesScreen } from './places-screen.tsx';
