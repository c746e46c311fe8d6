import { MapPane } from './map-pane.tsx';

/** The map as a screen of its own: on a phone, and for those whose work is not the board. It can be printed. */
export function MapScreen() {
  return (
    <div class="map-screen">
      <MapPane isPrinted />
    </div>
  );
}
