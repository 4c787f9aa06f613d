import type { Desk } from '../session/popup-state.ts';
import { emptyDesk } from '../session/popup-state.ts';
import { storedValue } from './stored-value.ts';

/** Ends with the browser session and with each update, so its shape is always that of this build. */
export const desk = storedValue<Desk>(
  'session',
  'desk',
  (raw): raw is Desk => Object.hasOwn(Object(raw), 'signIn'),
  emptyDesk,
);
