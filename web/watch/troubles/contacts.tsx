import { cancelContact, contactWays, hearContact, scheduleContact } from '@ulinzi/domain/contacts';
import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { SelectField } from '../../shared/choices.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { bases, communities, communityLabel } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow, momentOf } from '../../shared/time.ts';
import { fromTyped, toTyped } from '../../shared/typed-time.ts';
import { t } from '../../shared/words.ts';
import { type Contact, contacts, whenSaid, withWhom } from './list.ts';

type Doing = 'heard' | 'cancel';
const whoMay = { heard: hearContact.who, cancel: cancelContact.who } as const;
const may = (who: readonly string[]) => who.includes(actor.value?.role ?? '');

/** Contacts that are agreed on: who speaks at which hour where there is no network. */
export function Contacts() {
  const [open, setOpen] = useState<{ contact: Contact; doing: Doing } | null>(null);
  const [isScheduling, setScheduling] = useState(false);
  useEffect(() => void bases.refresh(), []);
  const done = () => void contacts.refresh();
  return (
    <section class="contacts">
      <div class="head">
        <h3>{t('watch-troubles.contacts')}</h3>
        <span class="grow" />
        {may(scheduleContact.who) && (
          <button type="button" class="btn" onClick={() => setScheduling(true)}>
            <Icon name="plus" size="s" /> {t('watch-troubles.schedule')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-troubles.contacts-lead')}</p>
      <Reading of={contacts}>
        {(value) =>
          value.contacts.length === 0 ? (
            <p class="empty pane">{t('watch-troubles.contacts-empty')}</p>
          ) : (
            <Table all={value.contacts} onDo={(contact, doing) => setOpen({ contact, doing })} />
          )
        }
      </Reading>
      {open?.doing === 'heard' && (
        <HeardDialog contact={open.contact} onClose={() => setOpen(null)} onDone={done} />
      )}
      {open?.doing === 'cancel' && (
        <ActDialog
          title={t('watch-troubles.cancel-title')}
          does={t('watch-troubles.cancel')}
          path={`api/contacts/${open.contact.id}/cancel`}
          data={{}}
          onClose={() => setOpen(null)}
          onDone={done}
        >
          <p>
            <b>{withWhom(open.contact)}</b> · {whenSaid(open.contact)}
          </p>
          <p class="sm mut">{t('watch-troubles.cancel-said')}</p>
        </ActDialog>
      )}
      {isScheduling && <ScheduleDialog onClose={() => setScheduling(false)} onDone={done} />}
    </section>
  );
}

function Table({ all, onDo }: { all: readonly Contact[]; onDo: (contact: Contact, doing: Doing) => void }) {
  const columns = ['who', 'when', 'last', 'next'] as const;
  const does = (['heard', 'cancel'] as const).filter((doing) => may(whoMay[doing]));
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {t(`watch-troubles.contact-${one}`)}
              </th>
            ))}
            <th scope="col">
              <span class="vh">{t('watch-troubles.contact-act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <th scope="row" data-label={t('watch-troubles.contact-who')}>
                {withWhom(one)}
              </th>
              <td data-label={t('watch-troubles.contact-when')}>
                {t(`watch-troubles.way.${one.way}`)} · {whenSaid(one)}
              </td>
              <td data-label={t('watch-troubles.contact-last')}>
                {one.lastHeardAt ? momentOf(one.lastHeardAt) : t('watch-troubles.contact-never')}
                {one.isMissed && <b> · {t('watch-troubles.contact-missed')}</b>}
              </td>
              <td data-label={t('watch-troubles.contact-next')}>{one.nextAt && momentOf(one.nextAt)}</td>
              <td>
                <div class="acts">
                  {does.map((doing) => (
                    <button key={doing} type="button" class="btn sm" onClick={() => onDo(one, doing)}>
                      {t(`watch-troubles.${doing}`)}
                      <span class="vh"> {withWhom(one)}</span>
                    </button>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** They were heard: when, as typed now. */
function HeardDialog({ contact, onClose, onDone }: DialogProps & { contact: Contact }) {
  const [typed, setTyped] = useState(() => toTyped(minuteNow.peek()));
  const heardAt = fromTyped(typed);
  return (
    <ActDialog
      title={t('watch-troubles.heard-title')}
      does={t('watch-troubles.heard')}
      path={`api/contacts/${contact.id}/heard`}
      data={heardAt === null ? null : { heardAt }}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b>{withWhom(contact)}</b>
      </p>
      <label class="field">
        <span>{t('watch-troubles.heard-at')}</span>
        <input
          type="datetime-local"
          required
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p class="sm mut">{t('watch-troubles.heard-said')}</p>
    </ActDialog>
  );
}

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
const hourForm = /^([01]\d|2[0-3]):[0-5]\d$/;

function ScheduleDialog({ onClose, onDone }: DialogProps) {
  const own = (communities.value.value?.communities ?? []).filter((one) => one.base === actor.value?.base);
  const [community, setCommunity] = useState('');
  const [way, setWay] = useState<string>('hf');
  const [days, setDays] = useState<readonly number[]>(everyDay);
  const [typed, setTyped] = useState('06:30 17:30');
  const [grace, setGrace] = useState('30');
  const hours = typed.split(/[\s,;]+/).filter((one) => one !== '');
  const graceMinutes = Number(grace);
  const isWhole =
    hours.length > 0 && hours.every((one) => hourForm.test(one)) && days.length > 0 && graceMinutes >= 5;
  const data = { base: actor.value?.base, ...(community && { community }), way, hours, days, graceMinutes };
  return (
    <ActDialog
      title={t('watch-troubles.schedule')}
      does={t('watch-troubles.schedule')}
      path="api/contacts"
      data={isWhole ? data : null}
      onClose={onClose}
      onDone={onDone}
    >
      <SelectField
        legend={t('watch-troubles.village')}
        empty={t('watch-troubles.contact-none')}
        of={own.map(({ slug }) => slug)}
        chosen={community}
        said={communityLabel}
        onChoose={setCommunity}
      />
      <label class="field">
        <span>{t('watch-troubles.way')}</span>
        <select value={way} onChange={(event) => setWay(event.currentTarget.value)}>
          {contactWays.map((one) => (
            <option key={one} value={one}>
              {t(`watch-troubles.way.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="days">
        <legend>{t('watch-troubles.days')}</legend>
        {everyDay.map((day) => (
          <label key={day} class="tick">
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={() =>
                setDays(everyDay.filter((one) => (one === day ? !days.includes(one) : days.includes(one))))
              }
            />
            {t(`watch-troubles.day.${day}`)}
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{t('watch-troubles.hours')}</span>
        <input required value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{t('watch-troubles.grace')}</span>
        <input
          type="number"
          min={5}
          max={720}
          required
          value={grace}
          onInput={(event) => setGrace(event.currentTarget.value)}
        />
      </label>
    </ActDialog>
  );
}
