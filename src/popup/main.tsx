import { AgentView } from '../session-view/agent-view.tsx';
import { currentPage } from '../session-view/site/current-site.ts';
import { startView } from '../session-view/start-view.ts';

await startView(AgentView, currentPage);
