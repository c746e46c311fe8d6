import { namesLeft } from './name-warning.tsx';
import { pieces } from './marked-pieces.ts';

/**
 * A field for words that grows with them. What may be a name is marked behind the letters: a copy of the text lies under
 * the field, in the same type, and only its marks are seen.
 */
export function MarkedText({
  label,
  text,
  places,
  maxLength = 4_000,
  isTitled = false,
  onText,
}: {
  label: string;
  text: string;
  places: readonly string[];
  maxLength?: number;
  /** The label already stands above, as the screen's heading. */
  isTitled?: boolean;
  onText: (text: string) => void;
}) {
  return (
    <div>
      {!isTitled && (
        <p class="h" aria-hidden="true">
          {label}
        </p>
      )}
      <div class="ta">
        <div aria-hidden="true">
          {pieces(text, namesLeft(text, places)).map((piece, at) =>
            piece.isName ? <mark key={at}>{piece.text}</mark> : piece.text,
          )}
          {/* A last empty line has a height too. */}
          {'​'}
        </div>
        <textarea
          aria-label={label}
          value={text}
          maxLength={maxLength}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
