import { signal } from '@preact/signals';
import { defaultView, summaryKeys, type TeamView, teamColumns } from '../team/team-table.ts';

/**
 * The view as the hash of the address, so that a bookmark is a saved view: `#state=paused&group=NORTH&sort=name`. `#wall` is the
 * layout for a screen on the wall. What the address does not name, or names wrongly, is as in the default view.
 */
export function readView(hash: string): TeamView {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (name: string) => parts.get(name) ?? '';
  const sort = teamColumns.find((each) => text('sort').replace(/^-/, '') === each);
  return {
    sort: sort ?? defaultView.sort,
    isDescending: sort === undefined ? defaultView.isDescending : text('sort').startsWith('-'),
    state: summaryKeys.find((each) => each === text('state')) ?? '',
    campaign: text('campaign'),
    group: text('group'),
    text: text('find'),
    groupBy: (['campaign', 'group'] as const).find((each) => each === text('by')) ?? '',
    isWall: parts.has('wall'),
  };
}

/** The address of a view, without parts that are as in the default view. */
export function viewAddress(view: TeamView): string {
  const parts = new URLSearchParams();
  const isDefaultSort = view.sort === defaultView.sort && view.isDescending === defaultView.isDescending;
  if (!isDefaultSort) parts.set('sort', `${view.isDescending ? '-' : ''}${view.sort}`);
  if (view.state) parts.set('state', view.state);
  if (view.campaign) parts.set('campaign', view.campaign);
  if (view.group) parts.set('group', view.group);
  if (view.text) parts.set('find', view.text);
  if (view.groupBy) parts.set('by', view.groupBy);
  const query = parts.toString();
  return `#${[...(view.isWall ? ['wall'] : []), ...(query ? [query] : [])].join('&')}`;
}

/** The view of this page. */
export const view = signal<TeamView>(readView(location.hash));

addEventListener('hashchange', () => {
  view.value = readView(location.hash);
});

/** Changes the view. The address follows, and the browser's history does not grow with each filter. */
export function changeView(change: Partial<TeamView>): void {
  view.value = { ...view.value, ...change };
  history.replaceState(null, '', viewAddress(view.value));
}
