import { useEffect, useState } from 'preact/hooks';
import { Icon, saved, t, writtenLocale } from '../notebook/index.ts';
import { bytesWords } from '../parts/bytes.ts';
import { bytesWritten, type ReportDraft } from './report-draft.ts';

/** To the second: she sees that the last word is on the phone. */
function secondOf(at: number): string {
  return new Date(at).toLocaleTimeString(writtenLocale.value, {
    hourCycle: 'h23',
    timeZone: 'Africa/Lubumbashi',
  });
}

/** "Brouillon gardé ici à 14:32:08", and how much it is; or that it is nowhere but on the screen. */
export function SavedLine({ name, report }: { name: string; report: ReportDraft }) {
  const kept = saved.value.get(name);
  const bytes = bytesWritten(report);
  // Said aloud when it changes from kept to not kept, never at each word.
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    setIsLost(kept?.isOnlyHere ?? false);
  }, [kept?.isOnlyHere]);
  return (
    <>
      {kept && !kept.isOnlyHere && kept.at !== null && (
        <p class="saved">
          <Icon name="check" />
          <span>{t('field-write.saved', { at: secondOf(kept.at) })}</span>
          {bytes > 0 && <span>{bytesWords(bytes)}</span>}
        </p>
      )}
      {isLost && (
        <p class="refusal" role="alert">
          <Icon name="warn" />
          <span>{t('field-write.not-saved')}</span>
        </p>
      )}
    </>
  );
}
