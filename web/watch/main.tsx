import { render } from 'preact';
import { chooseLanguage, usualLanguage } from '../shared/words.ts';
import { refreshSession } from '../shared/session.ts';
import { App } from './frame/index.ts';
import '../shared/tokens.css';
import '../shared/ui.css';
import '../shared/forced-colours.css';
import '../shared/print.css';

const root = document.getElementById('app');
if (root) {
  await Promise.all([chooseLanguage(usualLanguage()), refreshSession()]);
  render(<App />, root);
}
