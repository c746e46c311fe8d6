import { mapKeys, watchKeys } from '../../shared/watch-keys.ts';
import { t } from '../../shared/words.ts';

export function KeysScreen() {
  return (
    <section class="page">
      <h2>{t('watch.screen.keys')}</h2>
      <table class="keys">
        <tbody>
          {Object.entries({ ...watchKeys, ...mapKeys }).map(([name, key]) => (
            <tr key={name}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{t(`watch.key.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
