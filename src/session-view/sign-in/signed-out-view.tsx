import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Effective } from '../../settings/effective.ts';
import { SignInView } from './sign-in-view.tsx';
import { UnlockView } from './unlock-view.tsx';

type SignedOut = Exclude<PopupState['signIn'], { readonly state: 'in' }>;

/** What an agent without a session sees: the sign-in form, or the passphrase for the login of this device. */
export function SignedOutView({ signIn, inForce }: { signIn: SignedOut; inForce: Effective }) {
  const { values, locked, certainty } = inForce;
  if (signIn.state === 'locked') return <UnlockView identity={signIn.identity} />;
  // A managed browser that has not read its policy yet: nobody enters a password for a dialer that is not theirs.
  if (certainty === 'waiting') return <p role="status">{t('popup_waitingForPolicy')}</p>;
  return <SignInView signIn={signIn} settings={values} locked={locked} />;
}
