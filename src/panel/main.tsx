import { markPanelOpen } from '../platform/side-panel.ts';
import { followedPage } from '../session-view/site/current-site.ts';
import { loadView, showView } from '../session-view/start-view.ts';
import { Panel } from './panel.tsx';

const [view] = await Promise.all([loadView(followedPage), markPanelOpen()]);
showView(<Panel {...view} />);
