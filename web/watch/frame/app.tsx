import { computed, effect } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePin, whenSignedOut } from '../../shared/api.ts';
import { forgetLists, refreshLists } from '../../shared/list.ts';
import { openLine } from '../../shared/live.ts';
import { markPaper } from '../../shared/paper-mark.ts';
import { actor, isExercise, refreshSession, session } from '../../shared/session.ts';
import { setNodeTime } from '../../shared/time.ts';
import { hasWords, t } from '../../shared/words.ts';
import { AskPin, pinAsked, SignInScreen } from '../access/index.ts';
import { boardListeners, forgetBoard } from '../alerts/index.ts';
import { HandsetPane, PersonaStrip } from '../exercise/index.ts';
import { screenFor } from './screens.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

whenSignedOut(() => {
  if (session.value?.actor) session.value = { ...session.value, actor: null };
});

/** One line for whoever sits here; another person gets another one, and nothing of the former's stays. */
function useLiveLine(): void {
  const post = actor.value?.post ?? null;
  const isDesk = actor.value?.isDesk ?? false;
  useEffect(() => {
    usePin(isDesk ? pinAsked : null);
    if (post === null) return undefined;
    const close = openLine({
      ...boardListeners,
      board: (event) => {
        boardListeners.board(event);
        // A fresh line does not tell what changed before it: what was read meanwhile may be old.
        refreshLists();
      },
      list: ({ list }) => refreshLists(list),
      tick: ({ now }) => setNodeTime(now),
      ended: () => void refreshSession(),
    });
    return () => {
      close();
      forgetBoard();
    };
  }, [post, isDesk]);
}

// Before anything of the next person's is asked for: her screens read as soon as they are drawn. A desk that is opened
// is another person too, even of the same post: what she may not see from there is forgotten.
const sitting = computed(() => actor.value && `${actor.value.post} ${actor.value.isDesk}`);
effect(() => {
  void sitting.value;
  forgetLists();
});

effect(() => {
  if (!hasWords.value) return;
  document.title = t('watch.title');
  markPaper(isExercise.value ? t('watch.exercise') : null);
});

/**
 * The whole page: the exercise's stripes and personas, the rail, the screen, the handset beside it. For another person
 * it is begun anew: her screens read what was forgotten, and nothing half typed stays.
 */
export function App() {
  useLiveLine();
  if (!session.value) return <p class="alone">{t('watch.unreachable')}</p>;
  return (
    <div class={`desk ${isExercise.value ? 'with-exercise' : ''}`}>
      {isExercise.value && (
        <>
          <aside class="ex" aria-label={t('watch.exercise')}>
            <span>
              <b>{t('watch.exercise')}</b> · <span class="on-desk">{t('watch.exercise-said')}</span>
              <span class="on-phone">{t('watch.exercise-short')}</span>
            </span>
          </aside>
          <PersonaStrip />
        </>
      )}
      {actor.value ? (
        <Fragment key={sitting.value}>
          <a class="skip" href="#main">
            {t('watch.skip')}
          </a>
          <Rail />
          <TopBar />
          <main id="main" tabIndex={-1} data-scroll>
            {screenFor()}
          </main>
        </Fragment>
      ) : (
        <main class="signed-out" data-scroll>
          <SignInScreen />
        </main>
      )}
      {isExercise.value && <HandsetPane />}
      <AskPin />
    </div>
  );
}
