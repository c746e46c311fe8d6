import { render } from 'preact';
import { chooseLanguage, usualLanguage } from '../shared/words.ts';
import { App, keepUpToDate, openAlone } from './frame/index.ts';
import { hasDoor } from './keep/index.ts';
import { standing } from './notebook/ground.ts';
import '../shared/tokens.css';
import './frame/field.css';

const root = document.getElementById('app');
if (root) {
  const [hasNotebook] = await Promise.all([hasDoor(), chooseLanguage(usualLanguage())]);
  standing.value = hasNotebook ? 'locked' : 'none';
  openAlone();
  render(<App />, root);
  // What is written works without it; without it nothing opens when the network is away, and the next start tries again.
  keepUpToDate().catch(() => undefined);
}
