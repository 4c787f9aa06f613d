import type { PopupState } from '../session/popup-state.ts';
import { emptyPopupState } from '../session/popup-state.ts';
import { storedValue } from './stored-value.ts';

/** Ends with the browser session and with each update, so its shape is always that of this build. */
export const popupState = storedValue<PopupState>(
  'session',
  'desk',
  (raw): raw is PopupState => Object.hasOwn(Object(raw), 'signIn'),
  emptyPopupState,
);
