import type { CoverageClass } from '@ulinzi/domain/coverage';

/** The sign of a class around a point: a disc for an Assistant, a triangle for a team, both in one, a cross for neither. */
export function CoverageMark({ of }: { of: CoverageClass }) {
  switch (of) {
    case 'assistant-only':
      return <circle class="mark assistant" r="6" />;
    case 'team-only':
      return <path class="mark team" d="M0-7L7 6H-7z" />;
    case 'both':
      return (
        <>
          <circle class="mark assistant" r="8.500" />
          <path class="mark team" d="M0-5.500L5 4H-5z" />
        </>
      );
    case 'neither':
      return <path class="mark neither" d="M-4.500-4.500L4.500 4.500M4.500-4.500L-4.500 4.500" />;
  }
}

/** A sign beside its words. */
export function CoverageSign({ of }: { of: CoverageClass }) {
  return (
    <svg class="sign" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
      <CoverageMark of={of} />
    </svg>
  );
}
