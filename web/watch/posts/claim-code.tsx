import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../shared/words.ts';
import { printPaper } from '../access/index.ts';
import './posts.css';

/** A code that was just made, and the label of the post that it opens. */
export interface CodeGiven {
  readonly code: string;
  readonly post: string;
}

/** The one-time code of a person who takes a post: shown once, on paper with nothing that says what it opens. */
export function ClaimCode({ code, post, onNoted }: CodeGiven & { readonly onNoted: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="pane claim">
      <h3 ref={heading} tabIndex={-1}>
        {t('watch-posts.code', { post })}
      </h3>
      <ol class="paper claim-code" aria-label={t('watch-posts.code', { post })}>
        <li>{code}</li>
      </ol>
      <p class="sm">{t('watch-posts.code-said')}</p>
      <div class="row">
        <button type="button" class="btn" onClick={printPaper}>
          {t('watch-posts.print')}
        </button>
        <button type="button" class="btn go" onClick={onNoted}>
          {t('watch-posts.noted')}
        </button>
      </div>
    </section>
  );
}
