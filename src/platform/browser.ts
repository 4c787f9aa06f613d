import polyfill, { type Browser, type Notifications, type Runtime } from 'webextension-polyfill';

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
  readonly commands: {
    /** Firefox 137. */
    openShortcutSettings?(): Promise<void>;
  };
  /** Chromium 116. Firefox has `sidebarAction`. */
  readonly sidePanel?: {
    open(place: { readonly tabId: number } | { readonly windowId: number }): Promise<void>;
    setOptions(options: { readonly path: string; readonly enabled: boolean }): Promise<void>;
  };
}

/** The notifications with what only Chromium has. */
type NotificationArea = Browser['notifications'] & {
  create(
    id: string,
    options: Notifications.CreateNotificationOptions & { readonly requireInteraction?: boolean },
  ): Promise<string>;
  getPermissionLevel?(): Promise<'granted' | 'denied'>;
};

/** Who sent a message. Both browsers stamp `origin`; the published types lack it. */
export type MessageSender = Runtime.MessageSender & { readonly origin?: string };

/** The extension API of this browser, with promises. No other file imports webextension-polyfill as a value. */
export const browser: Omit<
  Browser,
  'commands' | 'identity' | 'notifications' | 'sidebarAction' | 'storage'
> & {
  readonly commands: Browser['commands'] & UntypedMembers['commands'];
  readonly identity?: UntypedMembers['identity'];
  readonly sidePanel?: UntypedMembers['sidePanel'];
  /** Firefox only. */
  readonly sidebarAction?: Browser['sidebarAction'];
  /** Only while the person grants the permission. */
  readonly notifications?: NotificationArea;
  readonly storage: Browser['storage'] & UntypedMembers['storage'];
} = polyfill as Omit<Browser, 'identity'>;
