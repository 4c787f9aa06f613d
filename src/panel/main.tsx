import { markPanelOpen } from '../platform/side-panel.ts';
import { followedPage } from '../session-view/site/current-site.ts';
import { loadView, showView } from '../session-view/start-view.ts';
import { Panel } from './panel.tsx';

void markPanelOpen();
// Without an `await` at the top level, the bundler can put all that the surface needs at its start into one file.
void loadView(followedPage).then((view) => showView(<Panel {...view} />));
