import { isPanelOpen } from '../platform/side-panel.ts';
import { currentPage } from '../session-view/site/current-site.ts';
import { loadView, showView } from '../session-view/start-view.ts';
import { Popup } from './popup.tsx';

// Without an `await` at the top level, the bundler can put all that the surface needs at its start into one file.
void Promise.all([loadView(currentPage), isPanelOpen()]).then(([view, isOpen]) =>
  showView(<Popup {...view} isPanelOpen={isOpen} />),
);
