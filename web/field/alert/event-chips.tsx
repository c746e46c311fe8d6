import { alertCodes } from '@ulinzi/domain/alerts';
import { t, tCode } from '../notebook/index.ts';

/** What is most often said at once; the rest behind "other". */
const firstEvents: readonly string[] = ['weapons-seen', 'shots', 'looting', 'abduction', 'displacement'];

/** What it is, by one touch. Without `onOther` every event stands there. */
export function EventChips({
  chosen,
  onChoose,
  onOther,
}: {
  chosen: string | null;
  onChoose: (event: string) => void;
  onOther?: () => void;
}) {
  const events = alertCodes.events.filter(
    (event) => !onOther || firstEvents.includes(event) || event === chosen,
  );
  return (
    <fieldset>
      <legend class="h">{t('field-alert.add')}</legend>
      <div class="chips">
        {events.map((event) => (
          <button key={event} type="button" aria-pressed={chosen === event} onClick={() => onChoose(event)}>
            <span class="cap">{tCode('alerts.event', event)}</span>
          </button>
        ))}
        {onOther && (
          <button type="button" onClick={onOther}>
            {t('field-alert.other')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
