import { dropDraft, drafts, saveDraft } from '../notebook/index.ts';

/** What is being written under a name, kept at every word like a report. */
export function keptWords(
  name: string,
  kind: string,
): { text: string; keep: (text: string) => void; drop: () => void } {
  const held = drafts.value.find(({ id }) => id === name);
  const text = typeof held?.fields.text === 'string' ? held.fields.text : '';
  return {
    text,
    keep: (words) =>
      words === '' ? dropDraft(name) : saveDraft({ id: name, kind, fields: { text: words } }),
    drop: () => dropDraft(name),
  };
}
