import { isPanelOpen } from '../platform/side-panel.ts';
import { currentPage } from '../session-view/site/current-site.ts';
import { loadView, showView } from '../session-view/start-view.ts';
import { Popup } from './popup.tsx';

const [view, isOpen] = await Promise.all([loadView(currentPage), isPanelOpen()]);
showView(<Popup {...view} isPanelOpen={isOpen} />);
