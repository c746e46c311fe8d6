// Bases that are the reader's affair: hers, those of her province, or all where she has neither.
import { bases } from './registers.ts';
import { actor } from './session.ts';

export interface OwnBase {
  readonly slug: string;
  readonly label: string;
  readonly province: string;
}

/** By their names. */
export function ownBases(): OwnBase[] {
  const sitting = actor.value;
  const isOwn = ({ slug, province }: OwnBase) => {
    if (sitting?.base) return slug === sitting.base;
    return !sitting?.province || province === sitting.province;
  };
  return (bases.value.value?.bases ?? [])
    .filter(isOwn)
    .sort((one, other) => one.label.localeCompare(other.label));
}
