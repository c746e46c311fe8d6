import { useEffect } from 'preact/hooks';
import { Reading } from '../../shared/reading.tsx';
import { posts } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { locale, t } from '../../shared/words.ts';
import { Accounts } from './accounts.tsx';
import { Clocks } from './clocks.tsx';
import { Findings, NodeState } from './node-state.tsx';
import { NodeWork } from './node-work.tsx';
import { LanguagesKnown } from './languages-known.tsx';
import { upkeep } from './upkeep.ts';
import '../../shared/lines.css';
import './upkeep.css';

/**
 * How the node stands and what it is set to. The administrator does what there is to do; custodians look; a head of
 * office sets the clocks of her bases.
 */
export function UpkeepScreen() {
  const role = actor.value?.role;
  const isAdministrator = role === 'administrator';
  const spoken = locale.value;
  useEffect(() => void posts.refresh(), []);
  // The node says what is wrong in the language in which it is asked.
  useEffect(() => {
    if (upkeep.value.value !== null) void upkeep.refresh();
  }, [spoken]);
  return (
    <section class="page register upkeep">
      <h2>{t('watch-upkeep.title')}</h2>
      {(isAdministrator || role === 'custodian') && (
        <Reading of={upkeep}>
          {(node) => (
            <>
              <Findings node={node} />
              <NodeState node={node} />
              <NodeWork node={node} isAdministrator={isAdministrator} />
            </>
          )}
        </Reading>
      )}
      {role !== 'custodian' && <Clocks />}
      {isAdministrator && <Accounts />}
      {isAdministrator && <LanguagesKnown />}
    </section>
  );
}
