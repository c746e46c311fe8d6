import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import type { Done } from '../../shared/api.ts';
import { Choices, SelectField } from '../../shared/choices.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { Icon } from '../../shared/icon.tsx';
import { ownBases } from '../../shared/own-bases.ts';
import { baseLabel, bases, communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { type CommunityShown, PlaceChoice } from '../places/index.ts';
import { questions } from './lists.ts';
import { type Line, linesFor } from './threads.ts';

/** What a question is about, where it is asked beside something. */
export interface About {
  readonly report: string;
  readonly base: string;
  readonly label: string;
  /** The one line on which it can be asked; null where the asker chooses. */
  readonly line: Line | null;
}

/** A question to the other side: on the office's line, or between an Assistant and her mentor alone. */
export function AskDialog({
  about = null,
  onClose,
  onDone,
}: {
  about?: About | null;
  onClose: () => void;
  onDone?: (done: Done) => void;
}) {
  const lines = about?.line ? [about.line] : linesFor(actor.value?.role ?? '');
  const [line, setLine] = useState<string>(lines.length === 1 ? (lines[0] ?? '') : '');
  const [base, setBase] = useState(about?.base ?? actor.value?.base ?? '');
  const [community, setCommunity] = useState<CommunityShown | null>(null);
  const [words, setWords] = useState('');
  useEffect(() => void Promise.all([communities.refresh(), bases.refresh()]), []);
  const data =
    line === '' || base === '' || words.trim() === ''
      ? null
      : {
          line,
          base,
          words: words.trim(),
          ...(community && { community: community.slug }),
          ...(about && { report: about.report }),
        };
  return (
    <ActDialog
      title={t('watch-questions.ask-title')}
      does={t('watch-questions.ask')}
      path="api/questions"
      data={data}
      onClose={onClose}
      onDone={(done) => {
        void questions.refresh();
        onDone?.(done);
      }}
    >
      {about && <p class="sm mut">{t('watch-questions.about', { what: about.label })}</p>}
      {lines.length > 1 && (
        <Choices
          name="line"
          legend={t('watch-questions.line')}
          of={lines}
          chosen={line}
          said={(one) => tCode('questions.line', one)}
          onChoose={setLine}
        />
      )}
      {line === 'mentor' && (
        <p class="rule" role="note">
          <Icon name="shield" />
          <span>{t('watch-questions.mentor-rule')}</span>
        </p>
      )}
      {!about && actor.value?.base === null && (
        <SelectField
          legend={t('watch-questions.base')}
          of={ownBases().map(({ slug }) => slug)}
          chosen={base}
          said={baseLabel}
          onChoose={(chosen) => {
            setBase(chosen);
            setCommunity(null);
          }}
        />
      )}
      <FreeText label={t('watch-questions.words')} value={words} isWanted onValue={setWords} />
      {!about && base !== '' && (
        <details class="about-place">
          <summary>{community ? community.label : t('watch-questions.place-maybe')}</summary>
          <PlaceChoice base={base} chosen={community} onChosen={setCommunity} />
        </details>
      )}
    </ActDialog>
  );
}
