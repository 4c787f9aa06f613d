import { signal } from '@preact/signals';

/** The views of the options page, in the order of their links. The hash of the address names the open one. */
export const views = [
  'settings',
  'try',
  'shortcuts',
  'status',
  'calls',
  'results',
  'integration',
  'supervisor',
  'console',
  'diagnostics',
  'move',
] as const;

export type View = (typeof views)[number];

export const view = signal<View>(named());

addEventListener('hashchange', () => {
  view.value = named();
});

function named(): View {
  const name = location.hash.slice(1);
  return views.find((each) => each === name) ?? 'settings';
}
