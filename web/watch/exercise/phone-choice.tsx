import type { ExercisePhone } from '@ulinzi/domain/exercise';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import { ownPhone, phone, phones, takePhone } from './exercise.ts';
import { nthOfCommunity, phoneGroups } from './phones.ts';
import { pages } from './phone-line.ts';
import { ring } from './sending.ts';

/** Whose phone it is, in words; never a number of anybody known. */
export function nameOfPhone(one: ExercisePhone): string {
  if (one.kind === 'post') return one.postLabel ?? t('watch-exercise.phone-of-post');
  if (one.kind === 'stranger') return t('watch-exercise.stranger');
  const nth = nthOfCommunity(one, phones.value);
  const place = one.communityLabel ?? '';
  return nth === null
    ? t('watch-exercise.focal-point-of', { place })
    : t('watch-exercise.focal-point-nth', { place, nth });
}

/** Which phone one holds, and a call that is not answered from it. */
export function PhoneChoice() {
  const held = phone.value;
  const groups = phoneGroups(phones.value, ownPhone.value, (number) => pages.value.has(number), held);
  const options = (all: readonly ExercisePhone[]) =>
    all.map((one) => (
      <option key={one.number} value={one.number}>
        {nameOfPhone(one)}
      </option>
    ));
  return (
    <>
      <label class="phone-choice">
        <span class="vh">{t('watch-exercise.phone-of')}</span>
        <select
          value={held?.number ?? ''}
          disabled={!held}
          onChange={(event) => takePhone(event.currentTarget.value)}
        >
          {groups.ringing.length > 0 && (
            <optgroup label={t('watch-exercise.group-ringing')}>{options(groups.ringing)}</optgroup>
          )}
          <optgroup label={t('watch-exercise.group-sources')}>{options(groups.sources)}</optgroup>
          <optgroup label={t('watch-exercise.group-strangers')}>{options(groups.strangers)}</optgroup>
          {groups.posts.length > 0 && (
            <optgroup label={t('watch-exercise.group-posts')}>{options(groups.posts)}</optgroup>
          )}
        </select>
      </label>
      <button
        type="button"
        class="btn sm"
        disabled={!held}
        title={t('watch-exercise.bip-said')}
        onClick={() => held && void ring(held.number)}
      >
        <Icon name="bip" size="s" />
        {t('watch-exercise.bip')}
      </button>
    </>
  );
}
