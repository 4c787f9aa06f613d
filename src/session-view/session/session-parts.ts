/** The parts of a session that are loaded together, right after the first paint. */
export { CallControls } from '../call/call-controls.tsx';
export { CallbackList } from './callback-list.tsx';
export { RecentCalls } from './recent-calls-list.tsx';
export { SessionMenuItems } from './session-menu-items.tsx';
