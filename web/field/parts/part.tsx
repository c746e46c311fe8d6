import type { ComponentChildren } from 'preact';

/** A part of a screen under a small heading, with a word at its end. */
export function Part({
  title,
  end,
  children,
}: {
  title: string;
  end?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section>
      <h2 class="h">
        {title}
        {end && <span>{end}</span>}
      </h2>
      {children}
    </section>
  );
}
