import type { PostAnswer } from '@ulinzi/domain/access';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { becomePersona } from './exercise.ts';

/** Everybody who has no button of her own, by place. */
export function OtherPersonas({ personas }: { personas: readonly PostAnswer[] }) {
  const current = personas.find(({ post }) => post === actor.value?.post);
  return (
    <label class={`others ${current ? 'is-current' : ''}`}>
      <span class="vh">{t('watch-exercise.others-said')}</span>
      <select
        value={current?.post ?? ''}
        onChange={(event) => {
          const chosen = personas.find(({ post }) => post === event.currentTarget.value);
          if (chosen) void becomePersona(chosen);
        }}
      >
        <option value="" disabled>
          {t('watch-exercise.others')}
        </option>
        {personas.map(({ post, label }) => (
          <option key={post} value={post}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
