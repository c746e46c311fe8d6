import { usualLadder } from '@ulinzi/domain/communities';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Reading } from '../../shared/reading.tsx';
import { bases } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { type Base, changesIn, type Ladder, ladderTyped, type Rung, rungs, rungWords } from './upkeep.ts';

/** How long each clock of a base runs. */
export function Clocks() {
  const [setting, setSetting] = useState<Base | null>(null);
  const province = actor.value?.province ?? null;
  return (
    <section class="pane part">
      <h3>{t('watch-upkeep.clocks')}</h3>
      <p class="mut">{t('watch-upkeep.clocks-said')}</p>
      <Reading of={bases}>
        {(value) => (
          <div class="wide-table" data-scroll>
            <table class="stacked">
              <thead>
                <tr>
                  <th scope="col">{t('watch-upkeep.base')}</th>
                  {rungs.map(({ name }) => (
                    <th key={name} scope="col">
                      {t(`watch-upkeep.rung.${rungWords[name]}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span class="vh">{t('watch-upkeep.change')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {value.bases
                  .filter((base) => province === null || base.province === province)
                  .map((base) => (
                    <tr key={base.slug}>
                      <th scope="row">{base.label}</th>
                      {rungs.map(({ name }) => (
                        <td key={name} data-label={t(`watch-upkeep.rung.${rungWords[name]}`)}>
                          {lengthSaid(name, base.ladder[name])}
                          {base.ladder[name] !== usualLadder[name] && (
                            <span class="mut">
                              {' '}
                              {t('watch-upkeep.usually', { usual: lengthSaid(name, usualLadder[name]) })}
                            </span>
                          )}
                        </td>
                      ))}
                      <td>
                        <button type="button" class="btn sm" onClick={() => setSetting(base)}>
                          {t('watch-upkeep.change')}
                          <span class="vh"> {base.label}</span>
                        </button>
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Reading>
      {setting && (
        <ClocksDialog base={setting} onClose={() => setSetting(null)} onDone={() => void bases.refresh()} />
      )}
    </section>
  );
}

function lengthSaid(rung: Rung, count: number): string {
  return t(rung === 'feedbackHours' ? 'watch-upkeep.hours' : 'watch-upkeep.minutes', { count });
}

const typedOf = (ladder: Ladder) =>
  Object.fromEntries(rungs.map(({ name }) => [name, String(ladder[name])])) as Record<Rung, string>;

/** The four clocks, the usual one beside each; what changes stands there before it is sent. */
function ClocksDialog({ base, onClose, onDone }: { base: Base; onClose: () => void; onDone: () => void }) {
  const [typed, setTyped] = useState(typedOf(base.ladder));
  const ladder = ladderTyped(typed);
  const changes = ladder ? changesIn(base.ladder, ladder) : [];
  const isBackwards = ladder !== null && ladder.dutyOfficerMinutes <= ladder.acknowledgeMinutes;
  return (
    <ActDialog
      title={t('watch-upkeep.clocks-of', { base: base.label })}
      does={t('watch-upkeep.set')}
      path={`api/bases/${base.slug}/set-clocks`}
      data={ladder !== null && changes.length > 0 && !isBackwards ? ladder : null}
      onClose={onClose}
      onDone={onDone}
    >
      {rungs.map(({ name, least, most }) => (
        <label key={name} class="field">
          <span>{t(`watch-upkeep.rung.${rungWords[name]}`)}</span>
          <input
            type="number"
            required
            min={least}
            max={most}
            step={1}
            value={typed[name]}
            onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
          <small class="xs">
            {t('watch-upkeep.rung-said', { usual: lengthSaid(name, usualLadder[name]), least, most })}
          </small>
        </label>
      ))}
      <button type="button" class="btn" onClick={() => setTyped(typedOf(usualLadder))}>
        {t('watch-upkeep.take-usual')}
      </button>
      <output class="changes">
        {isBackwards && <p class="refusal">{t('watch-upkeep.backwards')}</p>}
        {changes.length === 0 ? (
          <p class="mut">{t('watch-upkeep.no-change')}</p>
        ) : (
          <ul>
            {changes.map(({ name, from, to }) => (
              <li key={name}>
                {t('watch-upkeep.changes', {
                  what: t(`watch-upkeep.rung.${rungWords[name]}`),
                  from: lengthSaid(name, from),
                  to: lengthSaid(name, to),
                })}
              </li>
            ))}
          </ul>
        )}
      </output>
      <p class="mut sm">{t('watch-upkeep.from-now')}</p>
    </ActDialog>
  );
}
