// An alert that has been written: how it stands, and what may still be said of it. No village stands here any more, so
// that a finger that came too late for a chip does not raise a second alert.
import { useState } from 'preact/hooks';
import { Page } from '../frame/page.tsx';
import { Icon, isKept, linkTo, type NotKept, type Send, sends, t, write } from '../notebook/index.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { written } from './begun-alert.ts';
import { EventChips } from './event-chips.tsx';
import { SentAlert } from './pending-alert.tsx';

/** What was said of it last, in the alert itself or since. */
function eventOf(send: Send): string | null {
  const since = sends.value.filter(({ act, subject }) => act === 'alert.code' && subject === send.id);
  const event = (since.at(-1) ?? send).data.event;
  return typeof event === 'string' ? event : null;
}

export function AlertGone({ send }: { send: Send }) {
  const [why, setWhy] = useState<NotKept | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const chosen = eventOf(send);
  const say = async (event: string) => {
    if (event === chosen) return;
    // A subject has the id of the entry that makes it: this may be said before the base has heard of the alert.
    const made = await write('alert.code', { subject: send.id, data: { event } });
    setWhy(isKept(made) ? null : made);
  };
  const { community } = send.data;
  return (
    <Page
      title={t('field-alert.title')}
      back
      dock={
        <>
          <a class="btn go" href={linkTo()}>
            <Icon name="home" />
            {t('field-alert.to-home')}
          </a>
          <button
            type="button"
            class="btn sm"
            onClick={() => {
              written.value = null;
            }}
          >
            {t('field-alert.another')}
          </button>
        </>
      }
    >
      <SentAlert send={send} />
      <NotKeptWords why={why} />
      <EventChips
        chosen={chosen}
        onChoose={(event) => void say(event)}
        onOther={
          isOpen
            ? undefined
            : () => {
                setIsOpen(true);
              }
        }
      />
      {typeof community === 'string' && (
        <a class="btn" href={linkTo('write', 'of', community)}>
          <Icon name="edit" />
          {t('field-alert.tell-more')}
        </a>
      )}
    </Page>
  );
}
