import { Icon, type NotKept, t } from '../notebook/index.ts';

/** Something could not be kept on this phone: what that means, and what to do. */
export function NotKeptWords({ why }: { why: NotKept | null }) {
  if (!why) return null;
  return (
    <p class="refusal" role="alert">
      <Icon name="warn" />
      <span>{t(`field-sends.not-kept.${why.notKept}`)}</span>
    </p>
  );
}
