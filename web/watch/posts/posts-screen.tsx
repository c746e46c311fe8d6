import { openPost, renewCode, seatPost, setPostNumber, vacatePost } from '@ulinzi/domain/people';
import type { DutiesAnswer, PostingsAnswer } from '@ulinzi/domain/registers';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { Reading } from '../../shared/reading.tsx';
import { bases, posts } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { rosterOf } from '../people/index.ts';
import { ClaimCode, type CodeGiven } from './claim-code.tsx';
import { NumberDialog, OpenPostDialog, RenewDialog, SeatDialog, VacateDialog } from './post-dialogs.tsx';
import { isAt, type PostAct, type PostRow, postRows } from './post-rows.ts';
import { PostTable } from './post-table.tsx';
import '../../shared/lines.css';
import './posts.css';

const postings = listOf<PostingsAnswer>('api/postings', 'posts');
const duties = listOf<DutiesAnswer>('api/duties', 'duties', 'posts');

const whoMay = {
  seat: seatPost.who,
  vacate: vacatePost.who,
  renumber: setPostNumber.who,
  renew: renewCode.who,
} as const satisfies Record<PostAct, readonly string[]>;
const may = (who: readonly string[]) => who.includes(actor.value?.role ?? '');

/** What may be done with a post as it is now. */
function actsOn({ slug, isOccupied }: PostRow): PostAct[] {
  // Whoever gave away the post that she sits in would be signed out before she saw the code.
  const isOwn = slug === actor.value?.post;
  const fitting: PostAct[] = isOwn
    ? ['renumber']
    : isOccupied
      ? ['seat', 'vacate', 'renew', 'renumber']
      : ['seat', 'renumber'];
  return fitting.filter((one) => may(whoMay[one]));
}

/** Chairs, from when each is occupied, and the code that opens one to a person (A3, I3). Never who sits there. */
export function PostsScreen() {
  const [doing, setDoing] = useState<{ does: PostAct; post: PostRow } | null>(null);
  const [isOpening, setOpening] = useState(false);
  const [given, setGiven] = useState<CodeGiven | null>(null);
  useEffect(() => {
    for (const list of [posts, bases, duties]) void list.refresh();
  }, []);
  const done = () => {
    for (const list of [posts, postings]) void list.refresh();
  };
  const form = { onClose: () => setDoing(null), onDone: done };
  return (
    <section class="page register posts">
      <div class="head">
        <h2>{t('watch-posts.title')}</h2>
        <span class="grow" />
        {may(openPost.who) && (
          <button type="button" class="btn" onClick={() => setOpening(true)}>
            <Icon name="plus" size="s" /> {t('watch-posts.open')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-posts.lead')}</p>
      {given && <ClaimCode {...given} onNoted={() => setGiven(null)} />}
      <Reading of={postings}>
        {(value) => <Posts postings={value.posts} onDo={(post, does) => setDoing({ post, does })} />}
      </Reading>
      {isOpening && <OpenPostDialog onClose={() => setOpening(false)} onDone={done} />}
      {doing?.does === 'seat' && <SeatDialog post={doing.post} {...form} onCode={setGiven} />}
      {doing?.does === 'renew' && <RenewDialog post={doing.post} {...form} onCode={setGiven} />}
      {doing?.does === 'vacate' && <VacateDialog post={doing.post} {...form} />}
      {doing?.does === 'renumber' && <NumberDialog post={doing.post} {...form} />}
    </section>
  );
}

function Posts({
  postings: held,
  onDo,
}: {
  postings: PostingsAnswer['posts'];
  onDo: (post: PostRow, does: PostAct) => void;
}) {
  const [where, setWhere] = useState('');
  const all = postRows(
    posts.value.value?.posts ?? [],
    held,
    duties.value.value ? rosterOf(duties.value.value) : [],
    minuteNow.value,
  );
  const shown = all.filter((row) => isAt(row, where));
  const provinces = [...new Set(all.flatMap(({ province }) => province ?? []))];
  return (
    <>
      <div class="tools">
        <label class="field">
          <span>{t('watch-posts.where')}</span>
          <select value={where} onChange={(event) => setWhere(event.currentTarget.value)}>
            <option value="">{t('watch-registers.all')}</option>
            {provinces.map((one) => (
              <option key={one} value={one}>
                {t(`watch.province.${one}`)}
              </option>
            ))}
            {(bases.value.value?.bases ?? [])
              .filter(({ slug }) => all.some(({ base }) => base === slug))
              .map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
          </select>
        </label>
        <output class="sm mut">
          {t('watch-posts.count', {
            posts: shown.length,
            vacant: shown.filter(({ isOccupied }) => !isOccupied).length,
          })}
        </output>
      </div>
      {shown.length === 0 ? (
        <p class="empty pane">{t('watch-posts.empty')}</p>
      ) : (
        <PostTable rows={shown} actsOn={actsOn} onDo={onDo} />
      )}
    </>
  );
}
