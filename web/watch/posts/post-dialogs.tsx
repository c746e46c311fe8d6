import { provinces } from '@ulinzi/domain/communities';
import { roles } from '@ulinzi/domain/kernel';
import { postLanguages } from '@ulinzi/domain/people';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import type { Done } from '../../shared/api.ts';
import { bases, posts } from '../../shared/registers.ts';
import { SecretNumber } from '../../shared/secret-number.tsx';
import { slugFor } from '../../shared/slug-for.ts';
import { t, tCode } from '../../shared/words.ts';
import { midnightOf } from '../../shared/typed-time.ts';
import type { CodeGiven } from './claim-code.tsx';
import type { PostRow } from './post-rows.ts';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}
interface OnPost extends DialogProps {
  readonly post: PostRow;
}
interface WithCode<Post = PostRow> extends DialogProps {
  readonly post: Post;
  readonly onCode: (given: CodeGiven) => void;
}
type PostNamed = Pick<PostRow, 'slug' | 'label'>;

/** Shows the code that the act has made; there is none where the act came too late. */
const givingCode =
  ({ post, onDone, onCode }: Omit<WithCode<PostNamed>, 'onClose'>) =>
  ({ claimCode }: Done) => {
    if (claimCode) onCode({ code: claimCode, post: post.label });
    onDone();
  };

/** Roles whose post serves one base. */
const atBase: readonly string[] = ['assistant', 'commander'];
/** Roles whose post serves the whole mission. */
const ofMission: readonly string[] = ['administrator', 'mission-analyst'];

export function OpenPostDialog({ onClose, onDone }: DialogProps) {
  const [label, setLabel] = useState('');
  const [role, setRole] = useState('');
  const [base, setBase] = useState('');
  const [province, setProvince] = useState('');
  const [language, setLanguage] = useState<string>('fr');
  const [number, setNumber] = useState('');
  const isAtBase = atBase.includes(role);
  const isOfProvince = role !== '' && !isAtBase && !ofMission.includes(role);
  const taken = new Set((posts.value.value?.posts ?? []).map(({ slug }) => slug));
  const slug = slugFor(label, (one) => taken.has(one));
  const hasPlace = isAtBase ? base !== '' : !isOfProvince || province !== '' || role === 'custodian';
  const data = {
    slug,
    label: label.trim(),
    role,
    language,
    ...(isAtBase && { base }),
    ...(isOfProvince && province !== '' && { province }),
    ...(number.trim() !== '' && { number: number.trim() }),
  };
  return (
    <ActDialog
      title={t('watch-posts.open-title')}
      does={t('watch-posts.open-do')}
      path="api/posts"
      data={slug !== '' && role !== '' && hasPlace ? data : null}
      onClose={onClose}
      onDone={onDone}
    >
      <label class="field">
        <span>{t('watch-posts.label')}</span>
        <input
          name="label"
          required
          maxLength={80}
          autocomplete="off"
          value={label}
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
        <small class="xs">{t('watch-posts.label-hint')}</small>
      </label>
      <label class="field">
        <span>{t('watch-posts.role')}</span>
        <select name="role" required value={role} onChange={(event) => setRole(event.currentTarget.value)}>
          <option value="">{t('watch-registers.choose')}</option>
          {roles.map((one) => (
            <option key={one} value={one}>
              {tCode('roles', one)}
            </option>
          ))}
        </select>
      </label>
      {isAtBase && (
        <label class="field">
          <span>{t('watch-posts.base')}</span>
          <select name="base" required value={base} onChange={(event) => setBase(event.currentTarget.value)}>
            <option value="">{t('watch-registers.choose')}</option>
            {(bases.value.value?.bases ?? []).map((one) => (
              <option key={one.slug} value={one.slug}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      {isOfProvince && (
        <label class="field">
          <span>{t('watch-posts.province')}</span>
          <select
            name="province"
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
      )}
      <label class="field">
        <span>{t('watch-posts.language')}</span>
        <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {postLanguages.map((one) => (
            <option key={one} value={one}>
              {t(`watch-sources.language.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <SecretNumber value={number} onValue={setNumber} />
    </ActDialog>
  );
}

/** The day from which it holds; empty is now. */
function DayField({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (day: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="date" value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      <small class="xs">{t('watch-posts.day-hint')}</small>
    </label>
  );
}

export function SeatDialog({ post, onClose, ...given }: WithCode) {
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const data = { name: name.trim(), ...(from !== '' && { from: midnightOf(from) }) };
  return (
    <ActDialog
      title={t('watch-posts.seat-title', { post: post.label })}
      does={t('watch-posts.seat-do')}
      path={`api/posts/${post.slug}/seat`}
      data={data.name === '' ? null : data}
      onClose={onClose}
      onDone={givingCode({ post, ...given })}
    >
      <label class="field">
        <span>{t('watch-posts.name')}</span>
        <input
          name="name"
          required
          maxLength={200}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <small class="xs">{t('watch-posts.name-hint')}</small>
      </label>
      <DayField label={t('watch-posts.from')} value={from} onValue={setFrom} />
      {post.isOccupied && <p class="rule">{t('watch-posts.seat-said')}</p>}
    </ActDialog>
  );
}

/** She keeps her post, and loses what opened it. */
export function RenewDialog({ post, onClose, ...given }: WithCode<PostNamed>) {
  return (
    <ActDialog
      title={t('watch-posts.renew-title', { post: post.label })}
      does={t('watch-posts.renew-do')}
      path={`api/posts/${post.slug}/renew-code`}
      data={{}}
      onClose={onClose}
      onDone={givingCode({ post, ...given })}
    >
      <p>{t('watch-posts.renew-said')}</p>
    </ActDialog>
  );
}

export function VacateDialog({ post, onClose, onDone }: OnPost) {
  const [until, setUntil] = useState('');
  return (
    <ActDialog
      title={t('watch-posts.vacate-title', { post: post.label })}
      does={t('watch-posts.vacate-do')}
      path={`api/posts/${post.slug}/vacate`}
      data={until === '' ? {} : { until: midnightOf(until) }}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{t('watch-posts.vacate-said')}</p>
      {post.onDutyUntil !== null && <p class="refusal">{t('watch-posts.vacate-duty')}</p>}
      <DayField label={t('watch-posts.until-day')} value={until} onValue={setUntil} />
    </ActDialog>
  );
}

export function NumberDialog({ post, onClose, onDone }: OnPost) {
  const [number, setNumber] = useState('');
  return (
    <ActDialog
      title={t('watch-posts.number-title', { post: post.label })}
      does={t('watch-posts.number-do')}
      path={`api/posts/${post.slug}/set-number`}
      data={number.trim() === '' ? null : { number: number.trim() }}
      onClose={onClose}
      onDone={onDone}
    >
      <SecretNumber value={number} isRequired onValue={setNumber} />
      <p class="xs mut">{t('watch-posts.number-said')}</p>
    </ActDialog>
  );
}
