import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { t } from '../../shared/words.ts';
import { places } from './lists.ts';
import { type CommunityShown, resembling } from './place-list.ts';
import { SamePlace } from './same-place.tsx';

/** Another name of a place; where it fits another place too, that is asked about first (F9). */
export function AliasDialog({
  community,
  onClose,
  onDone,
}: {
  community: CommunityShown;
  onClose: () => void;
  onDone: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [sameAs, setSameAs] = useState<string | null>(null);
  const name = typed.trim();
  const like = resembling(places.value, name, community.slug);
  const isSettled = like.length === 0 || sameAs !== null;
  // It is the other place's name: then it is given to that.
  const to = sameAs || community.slug;
  return (
    <ActDialog
      title={t('watch-places.alias-title', { place: community.label })}
      does={t('watch-places.alias')}
      path={`api/communities/${to}/alias`}
      data={name !== '' && isSettled ? { name } : null}
      onClose={onClose}
      onDone={onDone}
    >
      <label class="field">
        <span>{t('watch-places.name')}</span>
        <input
          name="name"
          required
          maxLength={80}
          autocomplete="off"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setSameAs(null);
          }}
        />
        <small class="xs">{t('watch-places.name-hint')}</small>
      </label>
      {like.length > 0 && <SamePlace like={like} sameAs={sameAs} onSameAs={setSameAs} />}
    </ActDialog>
  );
}
