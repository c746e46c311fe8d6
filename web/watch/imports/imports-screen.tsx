import type { ImportAnswer, ImportKind, ImportTemplateAnswer } from '@ulinzi/domain/registers';
import { useState } from 'preact/hooks';
import { act, type Answer, read } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { inBase64, mostFileBytes, saveAs } from './reading-file.ts';
import { Problems } from './problems.tsx';
import { kindsFor, whatCame } from './what-came.ts';
import '../../shared/lines.css';
import './imports.css';

/** What stands between the choosing of a file and the node's word on it. */
type Fault = 'too-large' | 'cannot-be-read';

interface Chosen {
  /** In base64; in memory alone, and no longer than it may still be taken in. */
  readonly content: string;
  readonly kilobytes: number;
}

/** Registers from a file: tried first, every bad line named, and taken in whole or not at all. */
export function ImportsScreen() {
  const kinds = kindsFor(actor.value?.role ?? '');
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'communities');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const asking = useAsking();
  // Another field each time: a browser's field for files cannot be emptied by its value.
  const [field, setField] = useState(0);

  const forget = () => {
    setChosen(null);
    setAnswer(null);
    setFault(null);
    setField(field + 1);
  };
  const send = async (content: string, dryRun: boolean) => {
    const said = await asking.ask(
      (): Promise<Answer<ImportAnswer> | null> =>
        act<ImportAnswer>(`api/imports/${kind}`, { file: content, dryRun }),
    );
    if (said) setAnswer(said);
    return said;
  };
  const take = async (file: File | undefined) => {
    setAnswer(null);
    setChosen(null);
    setFault(null);
    if (!file) return;
    if (file.size > mostFileBytes) return setFault('too-large');
    const content = await inBase64(file).catch(() => null);
    if (content === null || content === '') return setFault('cannot-be-read');
    setChosen({ content, kilobytes: Math.ceil(file.size / 1024) });
    const said = await send(content, true);
    if (!said || whatCame(said) !== 'ready') setChosen(null);
  };
  const confirm = async () => {
    if (!chosen) return;
    const said = await send(chosen.content, false);
    // Done: the content is forgotten here too.
    if (said?.isDone) {
      setChosen(null);
      setField(field + 1);
    }
  };
  const template = async () => {
    const given = await asking.ask(() => read<ImportTemplateAnswer>(`api/imports/${kind}/template`));
    if (given) saveAs(`${kind}.csv`, given.file);
  };
  if (kinds.length === 0) return <p class="empty">{t('watch-imports.not-yours')}</p>;
  return (
    <section class="page register imports">
      <h2>{t('watch-imports.title')}</h2>
      <p class="lead">{t('watch-imports.lead')}</p>
      <form class="pane part" onSubmit={(event) => event.preventDefault()}>
        <fieldset class="choices kinds">
          <legend>{t('watch-imports.kind')}</legend>
          {kinds.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="kind"
                value={one}
                checked={kind === one}
                disabled={asking.isBusy}
                onChange={() => {
                  setKind(one);
                  forget();
                }}
              />
              <span>{t(`watch-imports.kind.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        {kind === 'sources' && (
          <p class="rule">
            <Icon name="shield" />
            <span>{t('watch-imports.sources-said')}</span>
          </p>
        )}
        <div class="acts">
          <button type="button" class="btn" disabled={asking.isBusy} onClick={() => void template()}>
            <Icon name="down" size="s" /> {t('watch-imports.template')}
          </button>
        </div>
        <label class="field">
          <span>{t('watch-imports.file')}</span>
          <input
            key={field}
            name="file"
            type="file"
            accept=".csv,.xlsx,text/csv"
            disabled={asking.isBusy}
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <small class="xs">{t('watch-imports.file-hint')}</small>
        </label>
      </form>
      {fault && (
        <p class="refusal" role="alert">
          <Icon name="warn" />
          <span>{t(`watch-imports.${fault}`)}</span>
        </p>
      )}
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
      {asking.isBusy && (
        <output class="pane part">
          <span>{t('watch-imports.busy', { kilobytes: chosen?.kilobytes ?? 0 })}</span>
          <progress aria-label={t('watch-imports.busy-bar')} />
        </output>
      )}
      {answer && !asking.isBusy && <Said answer={answer} onConfirm={() => void confirm()} onOther={forget} />}
    </section>
  );
}

function Said({
  answer,
  onConfirm,
  onOther,
}: {
  answer: ImportAnswer;
  onConfirm: () => void;
  onOther: () => void;
}) {
  const came = whatCame(answer);
  const { lines, added, unchanged, wrong } = answer;
  return (
    <section class="pane part said" aria-live="polite">
      <p class={came === 'unreadable' || came === 'wrong' ? 'refusal' : 'came'}>
        <Icon name={came === 'unreadable' || came === 'wrong' ? 'warn' : 'check'} />
        <span>
          {came === 'unreadable'
            ? answer.unreadable
            : t(`watch-imports.${came}`, { lines, added, unchanged, wrong })}
        </span>
      </p>
      {came === 'wrong' && <Problems answer={answer} />}
      <div class="acts">
        {came === 'ready' && (
          <button type="button" class="btn go" onClick={onConfirm}>
            {t('watch-imports.confirm', { added })}
          </button>
        )}
        <button type="button" class="btn" onClick={onOther}>
          {t('watch-imports.other-file')}
        </button>
      </div>
    </section>
  );
}
