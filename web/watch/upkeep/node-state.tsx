import type { UpkeepAnswer } from '@ulinzi/domain/upkeep';
import { Icon } from '../../shared/icon.tsx';
import { dateOf, momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { sizeOf, upkeep } from './upkeep.ts';

/** Sizes as people say them. */
export function sizeSaid(bytes: number): string {
  const { unit, count } = sizeOf(bytes);
  return t(`watch-upkeep.size.${unit}`, { count });
}

/** What is wrong and what to do, in the doctor's own words. */
export function Findings({ node: { findings } }: { node: UpkeepAnswer }) {
  return (
    <section class="pane part">
      <div class="head">
        <h3>{t('watch-upkeep.wrong')}</h3>
        <span class="grow" />
        <button type="button" class="btn sm" onClick={() => void upkeep.refresh()}>
          {t('watch-upkeep.look-again')}
        </button>
      </div>
      {findings.length === 0 ? (
        <p class="well">
          <Icon name="check" /> {t('watch-upkeep.well')}
        </p>
      ) : (
        <ul class="findings">
          {findings.map(({ code, message }) => (
            <li key={`${code} ${message}`}>
              <Icon name="warn" size="s" />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function NodeState({ node }: { node: UpkeepAnswer }) {
  const { reach, log, database, freeBytes } = node;
  return (
    <section class="pane part">
      <h3>{t('watch-upkeep.state')}</h3>
      <dl>
        <Fact name={t('watch-upkeep.release')}>
          {t('watch-upkeep.release-said', {
            release: node.release,
            kind: t(`watch-upkeep.kind.${node.kind}`),
          })}
        </Fact>
        <Fact name={t('watch-upkeep.since')}>{momentOf(node.startedAt)}</Fact>
        <Fact name={t('watch-upkeep.clock')}>
          {t(node.clockInDoubt ? 'watch-upkeep.clock-in-doubt' : 'watch-upkeep.clock-well')}
        </Fact>
        <Fact name={t('watch-upkeep.keystore')}>{t(`watch-upkeep.keystore.${node.keystore}`)}</Fact>
        <Fact name={t('watch-upkeep.address')}>
          {reach.name ?? t('watch-upkeep.this-machine')}
          {reach.way !== 'this-machine' && ` · ${t(`watch-upkeep.way.${reach.way}`)}`}
        </Fact>
        {reach.certificateEndsAt !== null && (
          <Fact name={t('watch-upkeep.certificate')}>
            {t('watch-upkeep.until', { day: dateOf(reach.certificateEndsAt) })}
          </Fact>
        )}
        <Fact name={t('watch-upkeep.log')}>{t('watch-upkeep.entries', { count: log.entries })}</Fact>
        <Fact name={t('watch-upkeep.signed')}>
          {t('watch-upkeep.signed-through', { count: log.signedThrough })}
        </Fact>
        <Fact name={t('watch-upkeep.database')}>
          {t('watch-upkeep.database-said', {
            size: sizeSaid(database.bytes),
            release: database.postgres.split(' ')[0] ?? '',
          })}
        </Fact>
        <Fact name={t('watch-upkeep.free')}>{sizeSaid(freeBytes)}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
