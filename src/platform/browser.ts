import polyfill, { type Browser, type Runtime } from 'webextension-polyfill';

/** Members that browsers have and the published types lack. Optional: one of the two browsers does not have them. */
interface UntypedMembers {
  readonly storage: {
    /** Chromium 102. */
    readonly local: { setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };
  };
  /** Chromium only, and only in a package that asks for the permission. */
  readonly identity?: {
    getProfileUserInfo?(details: { accountStatus: 'ANY' }): Promise<{ readonly email: string }>;
  };
}

/** Who sent a message. Both browsers stamp `origin`; the published types lack it. */
export type MessageSender = Runtime.MessageSender & { readonly origin?: string };

/** The extension API of this browser, with promises. No other file imports webextension-polyfill as a value. */
export const browser: Omit<Browser, 'identity' | 'storage'> & {
  readonly identity?: UntypedMembers['identity'];
  readonly storage: Browser['storage'] & UntypedMembers['storage'];
} = polyfill as Omit<Browser, 'identity'>;
