// An alert in two touches: the button, then the place. Ten seconds to take it back or to add what it is.
import { useEffect } from 'preact/hooks';
import { Page } from '../frame/page.tsx';
import { delta, linkTo, route, t } from '../notebook/index.ts';
import { PlacePicker } from '../places/index.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { beginAlert, counting, notKept, written } from './begun-alert.ts';
import { AlertGone } from './alert-gone.tsx';
import { MoreToSay } from './more-to-say.tsx';
import { OpenAlert } from './open-alert.tsx';
import { PendingAlert } from './pending-alert.tsx';
import './alert.css';

export function AlertScreen() {
  const [, ref, slug] = route.value;
  const ofPlace = ref === 'of' ? slug : undefined;
  useEffect(() => {
    if (!ofPlace) return;
    beginAlert(ofPlace, false);
    // Whoever comes back here by "back" has not touched it a second time.
    location.replace(linkTo('alert'));
  }, [ofPlace]);
  return ref && ref !== 'of' ? <OpenAlert id={ref} /> : <NewAlert />;
}

function NewAlert() {
  const held = counting.value;
  // Whoever comes here again has another danger to tell of.
  useEffect(() => {
    if (!counting.value) written.value = null;
  }, []);
  const hasBase = Boolean(delta.value?.me.base);
  if (!hasBase)
    return (
      <Page title={t('field-alert.where')} back>
        <p class="empty">{t(delta.value ? 'field-alert.no-base' : 'field-alert.no-contact')}</p>
      </Page>
    );
  if (written.value && !held) return <AlertGone send={written.value} />;
  return (
    <Page title={t(held ? 'field-alert.title' : 'field-alert.where')} back>
      <NotKeptWords why={notKept.value} />
      {held ? (
        <>
          <PendingAlert />
          <MoreToSay alert={held.alert} />
        </>
      ) : (
        <PlacePicker chosen={undefined} onChoose={({ slug, isNear }) => beginAlert(slug, isNear)}>
          <button type="button" class="plain" onClick={() => beginAlert(null, false)}>
            <b>{t('field-alert.place-unknown')}</b>
            <small>{t('field-alert.place-unknown-why')}</small>
          </button>
        </PlacePicker>
      )}
    </Page>
  );
}
