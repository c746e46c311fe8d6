import { NotedWords } from '../../shared/noted-words.tsx';
import { t } from '../../shared/words.ts';
import { type FormProps, titleOf } from './act-form.tsx';

export function WordsForm({ alert, onClose }: FormProps) {
  return (
    <NotedWords
      title={`${t('watch-alerts.act.words')} · ${titleOf(alert)}`}
      path={`api/alerts/${alert.id}/words`}
      onClose={onClose}
    />
  );
}
