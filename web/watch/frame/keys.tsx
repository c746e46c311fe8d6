import { t } from '../../shared/words.ts';

/** Every key that does something, with its words `watch.key.<name>`. */
const keys = {
  next: 'J',
  previous: 'K',
  main: 'A',
  decide: 'D',
  callBack: 'R',
  code: 'C',
  search: '/',
  record: 'N',
} as const;

export function KeysScreen() {
  return (
    <section class="page">
      <h2>{t('watch.screen.keys')}</h2>
      <table class="keys">
        <tbody>
          {Object.entries(keys).map(([name, key]) => (
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
