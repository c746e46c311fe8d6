// Draws every screen into pictures: `node e2e/browser/pictures.ts ADDRESS DIR [language] [name,name]`. For the README and
// for looking at what was changed; the address is that of an exercise.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../driver/browser.ts';
import { goTo, schemes, screensSeen, sizes } from './screens.ts';

const [address, folder, language = 'fr', names] = process.argv.slice(2);
if (!address || !folder) {
  process.stderr.write('usage: node e2e/browser/pictures.ts ADDRESS DIR [fr|en|sw] [name,name]\n');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const wanted = names?.split(',');
const browser = await launchChromium();
for (const screen of screensSeen.filter(({ name }) => !wanted || wanted.includes(name)))
  for (const scheme of schemes)
    for (const [size, viewport] of Object.entries(sizes)) {
      const context = await browser.newContext({ viewport, colorScheme: scheme, locale: language });
      const page = await context.newPage();
      await goTo(page, address, screen, language);
      // What is read on opening has come.
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${screen.name}-${size}-${scheme}.png`) });
      await context.close();
    }
await browser.close();
