import { act, post } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { refreshSession, session } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { useForm } from './form-state.ts';
import { Refusal } from './parts.tsx';

/** A screen that stays open in the room of the watch, for whoever is there: each act asks who does it. */
export function DutyDesk({ isDesk }: { isDesk: boolean }) {
  const form = useForm();
  const change = async () => {
    const answer = await form.ask<unknown>(() =>
      isDesk ? act<unknown>('api/desk/close') : post('api/desk/open'),
    );
    if (answer) await refreshSession();
  };
  return (
    <section class="pane fields duty-desk">
      <h3>
        <Icon name="keyb" />
        {t('watch-access.desk')}
        {isDesk && <span class="tag acc">{t('watch-access.desk-here')}</span>}
      </h3>
      <ul class="points">
        <li>{t('watch-access.desk-stays')}</li>
        <li>{t('watch-access.desk-shows')}</li>
        <li>{t('watch-access.desk-asks')}</li>
      </ul>
      {isDesk && (
        <p class="sm">
          <b>{t('watch-access.desk-posts')}</b>{' '}
          {session.value?.deskPosts.map(({ label }) => label).join(' · ')}
        </p>
      )}
      <Refusal>{form.refusal}</Refusal>
      <button type="button" class="btn" aria-disabled={form.isBusy} onClick={() => void change()}>
        {t(isDesk ? 'watch-access.desk-close' : 'watch-access.desk-open')}
      </button>
    </section>
  );
}
