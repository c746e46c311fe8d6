import type { PostAnswer } from '@ulinzi/domain/access';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { becomePersona } from './exercise.ts';

/** Everybody who has no button of her own, by place; on a phone, which has no room for buttons, everybody. */
export function OtherPersonas({ personas, isAll }: { personas: readonly PostAnswer[]; isAll?: boolean }) {
  const current = personas.find(({ post }) => post === actor.value?.post);
  return (
    <label class={`others ${isAll ? 'all' : ''} ${current ? 'is-current' : ''}`}>
      <span class="vh">{t(isAll ? 'watch-exercise.choose-persona' : 'watch-exercise.others-said')}</span>
      <select
        value={current?.post ?? ''}
        onChange={(event) => {
          const chosen = personas.find(({ post }) => post === event.currentTarget.value);
          if (chosen) void becomePersona(chosen);
        }}
      >
        <option value="" disabled>
          {t(isAll ? 'watch-exercise.you-are' : 'watch-exercise.others')}
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
