import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { locale, t } from '../../shared/words.ts';

/** The voices that browsers have for the three languages; the Kivu's own Swahili has none. */
const voices = { fr: 'fr-FR', en: 'en-GB', sw: 'sw-KE' } as const;

/** Speaks sentences in the reader's language, one after the other; a second press stops. */
export function ReadAloud({ sentences }: { sentences: () => readonly string[] }) {
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  if (!('speechSynthesis' in globalThis)) return null;
  const start = () => {
    speechSynthesis.cancel();
    const said = sentences().map((words) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.lang = voices[locale.value];
      return utterance;
    });
    const last = said.at(-1);
    if (!last) return;
    last.onend = () => setSpeaking(false);
    last.onerror = () => setSpeaking(false);
    for (const utterance of said) speechSynthesis.speak(utterance);
    setSpeaking(true);
  };
  const stop = () => {
    speechSynthesis.cancel();
    setSpeaking(false);
  };
  return (
    <button type="button" class="btn quiet sm" aria-pressed={isSpeaking} onClick={isSpeaking ? stop : start}>
      <Icon name={isSpeaking ? 'mute' : 'sound'} size="s" />
      {t(isSpeaking ? 'watch-alerts.stop-reading' : 'watch-alerts.read-aloud')}
    </button>
  );
}
