// What a phone reads from the square: settings of ODK Collect as JSON, compressed with zlib, in base64. KoboCollect reads
// the same.
import { deflateSync } from 'node:zlib';

/** `address` has the token in it: whoever sees the square can send in the post's name. */
export function collectSettings(address: string): string {
  const settings = {
    general: {
      server_url: address,
      // Forms are kept as the node has them; what was sent does not stay on the phone.
      form_update_mode: 'match_exactly',
      autosend: 'wifi_and_cellular',
      delete_send: true,
    },
    admin: {},
  };
  return deflateSync(JSON.stringify(settings), { level: 9 }).toString('base64');
}
