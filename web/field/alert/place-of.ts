import { t } from '../notebook/index.ts';
import { placeLabel } from '../parts/place-words.ts';
import type { BegunAlert } from './alert-entry.ts';

/** "Near Ntoto", "Ntoto", or that nobody knows where. */
export function placeOf({ community, isNear }: Pick<BegunAlert, 'community' | 'isNear'>): string {
  if (community === null) return t('field-alert.somewhere');
  const place = placeLabel(community);
  return isNear ? t('field-places.near', { place }) : place;
}
