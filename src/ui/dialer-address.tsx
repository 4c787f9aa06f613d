import { t } from '../platform/i18n.ts';
import { Field } from './field.tsx';

/** The typed address of a dialer with a scheme. People leave out https://. */
export function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
}

/** Whether the connection goes to another machine without encryption. A dialer on this machine needs none. */
function isUnencrypted(address: string): boolean {
  return (
    /^\s*http:\/\//i.test(address) &&
    !/^\s*http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|\s*$)/i.test(address)
  );
}

interface DialerAddressFieldProps {
  readonly value: string;
  /** Set by the organization, so the person can only read it. */
  readonly isLocked: boolean;
  readonly help?: string;
  /** Whether the person accepts a connection without encryption. */
  readonly isInsecureAccepted: boolean;
  readonly onInput: (address: string) => void;
  readonly onAccept: (isInsecureAccepted: boolean) => void;
}

/** The address of a dialer. For an address without encryption, the person must accept the risk. */
export function DialerAddressField(props: DialerAddressFieldProps) {
  const { value, isLocked, help, isInsecureAccepted, onInput, onAccept } = props;
  return (
    <>
      <Field
        label={t('popup_address')}
        {...(help === undefined ? {} : { help })}
        value={value}
        isLocked={isLocked}
        type="address"
        placeholder="https://dialer.example.com"
        onInput={onInput}
      />
      {isUnencrypted(value) && (
        <label class="check notice danger">
          <input
            type="checkbox"
            checked={isInsecureAccepted}
            onChange={(event) => onAccept(event.currentTarget.checked)}
          />
          <span>{t('popup_insecureConsent')}</span>
        </label>
      )}
    </>
  );
}
