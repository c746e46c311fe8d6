import { longestBody } from '@ulinzi/domain/kernel';
import { t, tCode } from '../../shared/words.ts';
import { textParts } from './draft.ts';
import { NamesFound } from '../../shared/names-found.tsx';
import { Part, type PartProps } from './write-parts.tsx';

/** The texts of a report: seven sections or one; what looks like a name is said below each before it leaves. */
export function TextsPart({ draft, onDraft }: PartProps) {
  const parts = textParts(draft.kind);
  return (
    <Part title={t('watch-reports.texts')} hint={t('watch-reports.texts-hint')}>
      {parts.map((part) => {
        const text = draft.texts[part] ?? '';
        const write = (words: string) => onDraft({ texts: { ...draft.texts, [part]: words } });
        return (
          <div key={part} class="one-text">
            <label class="field">
              <span class={parts.length > 1 ? 'cap' : 'vh'}>{tCode('reports.section', part)}</span>
              <textarea
                rows={parts.length > 1 ? 2 : 6}
                maxLength={longestBody}
                value={text}
                onInput={(event) => write(event.currentTarget.value)}
              />
            </label>
            <NamesFound text={text} onText={write} />
          </div>
        );
      })}
    </Part>
  );
}
