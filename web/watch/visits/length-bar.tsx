/** A number as a length, beside the number itself. */
export function LengthBar({ share }: { share: number }) {
  return (
    <span class="length" aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
