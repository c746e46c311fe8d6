// Which phones there are to choose from, and what a text says of itself.
import type { ExercisePhone } from '@ulinzi/domain/exercise';

/** Where the exercise's story begins (DOMAIN section 7): an hour and a half from its base. */
const openingCommunity = 'luvungi-walikale';

/** The phone that lies there first: a Focal Point's. */
export function openingPhone(phones: readonly ExercisePhone[]): ExercisePhone | null {
  const sources = phones.filter((one) => one.kind === 'source');
  return sources.find((one) => one.community === openingCommunity) ?? sources[0] ?? phones[0] ?? null;
}

/** A phone of a Focal Point, or a stranger's where no Focal Point has one: from where an alert is sent. */
export function senderAmong(
  phones: readonly ExercisePhone[],
  chosen: ExercisePhone | null,
): ExercisePhone | null {
  return chosen && chosen.kind !== 'post' ? chosen : openingPhone(phones);
}

export interface PhoneGroups {
  /** The visitor's own phone where a page has come to it: it stands above all others. */
  readonly ringing: readonly ExercisePhone[];
  /** Focal Points, by the name of their community. */
  readonly sources: readonly ExercisePhone[];
  readonly strangers: readonly ExercisePhone[];
  /** The visitor's own phone while it is quiet, and posts that have been paged. */
  readonly posts: readonly ExercisePhone[];
}

/** Sorts phones for the choice. Of the posts only those that have something to show: there are dozens. */
export function phoneGroups(
  phones: readonly ExercisePhone[],
  own: ExercisePhone | null,
  hasPage: (number: string) => boolean,
  keep: ExercisePhone | null,
): PhoneGroups {
  const isOwn = (one: ExercisePhone) => one.number === own?.number;
  const posts = phones.filter((one) => one.kind === 'post');
  return {
    ringing: posts.filter((one) => isOwn(one) && hasPage(one.number)),
    sources: phones
      .filter((one) => one.kind === 'source')
      .sort((one, other) => (one.communityLabel ?? '').localeCompare(other.communityLabel ?? '')),
    strangers: phones.filter((one) => one.kind === 'stranger'),
    posts: posts
      .filter((one) => isOwn(one) !== hasPage(one.number) || (one.number === keep?.number && !isOwn(one)))
      .sort((one, other) => Number(isOwn(other)) - Number(isOwn(one))),
  };
}

/** Of several Focal Points of one community, the how-manieth this is; null where there is one. */
export function nthOfCommunity(phone: ExercisePhone, phones: readonly ExercisePhone[]): number | null {
  const same = phones.filter((one) => one.kind === 'source' && one.community === phone.community);
  return same.length > 1 ? same.findIndex((one) => one.number === phone.number) + 1 : null;
}

/** The digits at the end of a page (`Rappelle-moi stp. 47`), with which it is answered; null where it is no page. */
export function pageDigits(text: string | null): string | null {
  return text?.match(/\s(\d{1,4})\s*$/)?.[1] ?? null;
}
