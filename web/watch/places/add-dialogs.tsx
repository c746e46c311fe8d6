import { provinces } from '@ulinzi/domain/communities';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { bases } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { slugFor } from '../../shared/slug-for.ts';
import { t } from '../../shared/words.ts';
import { places } from './lists.ts';
import { keyOfCommunity, resembling } from './place-list.ts';
import { degreesIn, PositionFields } from './position-fields.tsx';
import { SamePlace } from './same-place.tsx';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Fields that both kinds of place have. */
function usePlace() {
  const [label, setLabel] = useState('');
  const [latitude, setLatitude] = useState('');
  const [longitude, setLongitude] = useState('');
  const north = degreesIn(latitude, 90);
  const east = degreesIn(longitude, 180);
  const position = north === null || east === null ? null : { latitude: north, longitude: east };
  const fields = { latitude, longitude, onLatitude: setLatitude, onLongitude: setLongitude };
  return { label: label.trim(), typed: label, setLabel, position, fields };
}

function LabelField({ typed, onTyped }: { typed: string; onTyped: (typed: string) => void }) {
  return (
    <label class="field">
      <span>{t('watch-places.name')}</span>
      <input
        name="label"
        required
        maxLength={80}
        autocomplete="off"
        value={typed}
        onInput={(event) => onTyped(event.currentTarget.value)}
      />
    </label>
  );
}

/** A new community; where its name fits one that is there, whether it is that one is asked first (F9). */
export function CommunityDialog({ onClose, onDone }: DialogProps) {
  const { label, typed, setLabel, position, fields } = usePlace();
  const [base, setBase] = useState('');
  const [sameAs, setSameAs] = useState<string | null>(null);
  const like = resembling(places.value, label, null);
  const isAlias = like.length > 0 && sameAs !== null && sameAs !== '';
  const slug = slugFor(label, (one) => places.value.byKey.has(keyOfCommunity(one)));
  const isSettled = like.length === 0 || sameAs !== null;
  const data = isAlias
    ? { name: label }
    : position !== null && base !== '' && slug !== '' && isSettled
      ? { slug, label, base, ...position }
      : null;
  const own = (bases.value.value?.bases ?? []).filter(
    (one) => actor.value?.role === 'administrator' || one.province === actor.value?.province,
  );
  return (
    <ActDialog
      title={t('watch-places.add-community-title')}
      does={t(isAlias ? 'watch-places.alias' : 'watch-places.add')}
      path={isAlias ? `api/communities/${sameAs}/alias` : 'api/communities'}
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <LabelField
        typed={typed}
        onTyped={(next) => {
          setLabel(next);
          setSameAs(null);
        }}
      />
      {like.length > 0 && <SamePlace like={like} sameAs={sameAs} onSameAs={setSameAs} />}
      {!isAlias && (
        <>
          <label class="field">
            <span>{t('watch-places.base')}</span>
            <select
              name="base"
              required
              value={base}
              onChange={(event) => setBase(event.currentTarget.value)}
            >
              <option value="">{t('watch-registers.choose')}</option>
              {own.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
          <PositionFields {...fields} />
        </>
      )}
    </ActDialog>
  );
}

export function BaseDialog({ onClose, onDone }: DialogProps) {
  const { label, typed, setLabel, position, fields } = usePlace();
  const [province, setProvince] = useState('');
  const taken = new Set((bases.value.value?.bases ?? []).map((one) => one.slug));
  const slug = slugFor(label, (one) => taken.has(one));
  const data =
    position !== null && province !== '' && slug !== '' ? { slug, label, province, ...position } : null;
  return (
    <ActDialog
      title={t('watch-places.add-base-title')}
      does={t('watch-places.add')}
      path="api/bases"
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <LabelField typed={typed} onTyped={setLabel} />
      <label class="field">
        <span>{t('watch-places.province')}</span>
        <select
          name="province"
          required
          value={province}
          onChange={(event) => setProvince(event.currentTarget.value)}
        >
          <option value="">{t('watch-registers.choose')}</option>
          {provinces.map((one) => (
            <option key={one} value={one}>
              {t(`watch.province.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <PositionFields {...fields} />
    </ActDialog>
  );
}
