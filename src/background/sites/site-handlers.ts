import { explain } from '../../failure.ts';
import { patternOf, removePermission } from '../../platform/permissions.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { popupState } from '../../platform/stored-state.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail } from '../../result.ts';
import { settled } from '../explained-reply.ts';
import { addSite, removeSite } from './change-sites.ts';
import { notifyPages } from './page-settings.ts';
import { type RegisteredSites, registerContentScripts } from './register-content-scripts.ts';
import type { SiteRequest } from './site-requests.ts';
import { teach, undoTeaching } from './teaching.ts';

/** The handlers of the requests about sites: turning one on or off, and teaching it what a phone number is. */
export function siteHandlers(sites: RegisteredSites): Pick<Handlers, SiteRequest> {
  return {
    async teach({ tab, url, isPhone, wordPlace }) {
      const taught = await teach({ tab, url }, isPhone, wordPlace);
      // The popup checks the number again once it has the reply.
      if (taught.ok) await notifyPages();
      return settled(taught);
    },
    async undoTeaching(_input, { kind, tab }) {
      // A page reaches only what was taught on its own tab.
      if (kind === 'page' && tab === undefined) return fail(explain({ kind: 'gone' }));
      const undone = await undoTeaching(kind === 'page' ? tab : undefined);
      if (undone.ok) await notifyPages();
      return settled(undone);
    },
    async enableSite({ pattern }) {
      const added = await addSite(pattern);
      await registerContentScripts(sites);
      return settled(added);
    },
    async disableSite({ pattern }) {
      const removed = await removeSite(pattern);
      if (removed.ok && !(await isDialer(pattern))) await removePermission(pattern);
      await registerContentScripts(sites);
      return settled(removed);
    },
  };
}

/** The permission for a dialer's host stays while the agent or the supervisor is signed in there. */
async function isDialer(pattern: string): Promise<boolean> {
  const states = await Promise.all([popupState.get(), supervisorState.get()]);
  return states.some(({ signIn: now }) => now.state !== 'out' && patternOf(now.identity.address) === pattern);
}
