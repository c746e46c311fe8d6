import { Icon } from '../../shared/icon.tsx';
import { isSoundOn, switchSound } from '../../shared/sound.ts';
import { t } from '../../shared/words.ts';

/** Sound for a new or overdue alert, on top of the pages by SMS. */
export function SoundSwitch() {
  return (
    <button
      type="button"
      class="btn quiet sm"
      aria-pressed={isSoundOn.value}
      title={t(isSoundOn.value ? 'watch.sound-on' : 'watch.sound-off')}
      onClick={switchSound}
    >
      <Icon name={isSoundOn.value ? 'sound' : 'mute'} />
      <span class="vh">{t('watch.sound')}</span>
    </button>
  );
}
