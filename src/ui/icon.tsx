import css from './icon.module.css';

/** Strokes on a grid of 24 by 24. No icon needs mirroring for right-to-left languages. */
const strokes = {
  park: 'M9 6v12M15 6v12',
  grab: 'M12 5v14M6 11l6-6 6 6',
  keypad: 'M6 6h0M12 6h0M18 6h0M6 12h0M12 12h0M18 12h0M6 18h0M12 18h0M18 18h0',
  record: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  stop: 'M7 7h10v10H7z',
  erase: 'M9 6h11v12H9l-5-6zM12 10l4 4M16 10l-4 4',
  panel: 'M4 5h16v14H4zM14 5v14',
  transfer: 'M4 9h15l-4-4M20 15H5l4 4',
} as const;

export type IconName = keyof typeof strokes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" class={css['icon']}>
      <path d={strokes[name]} />
    </svg>
  );
}
