import { useState } from 'preact/hooks';
import { Icon, t } from '../notebook/index.ts';
import { NameWarning } from '../write/index.ts';
import type { BegunAlert } from './alert-entry.ts';
import { sayMore } from './begun-alert.ts';
import { EventChips } from './event-chips.tsx';

const channels = ['voice', 'call', 'walk-in', 'sms', 'hf'] as const;

/** What may be added while it counts down: by one touch, or in words, for which it waits. */
export function MoreToSay({ alert }: { alert: BegunAlert }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <EventChips
        chosen={alert.event}
        onChoose={(event) => sayMore({ event: alert.event === event ? null : event })}
        onOther={
          isOpen
            ? undefined
            : () => {
                setIsOpen(true);
                sayMore({}, true);
              }
        }
      />
      {isOpen && (
        <>
          <fieldset>
            <legend class="h">{t('field-alert.how')}</legend>
            <div class="chips">
              {channels.map((channel) => (
                <button
                  key={channel}
                  type="button"
                  aria-pressed={alert.channel === channel}
                  onClick={() => sayMore({ channel })}
                >
                  <span class="cap">{t(`field-alert.channel.${channel}`)}</span>
                </button>
              ))}
            </div>
          </fieldset>
          <label class="field">
            <span>{t('field-alert.words')}</span>
            <textarea
              value={alert.words}
              maxLength={500}
              onInput={(event) => sayMore({ words: event.currentTarget.value }, true)}
            />
          </label>
          <NameWarning text={alert.words} places={[]} onText={(words) => sayMore({ words }, true)} />
        </>
      )}
      <p class="rule">
        <Icon name="shield" />
        <span>{t('field-alert.rule')}</span>
      </p>
    </>
  );
}
