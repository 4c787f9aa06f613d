/** What the browser can notify the agent of. Each is chosen by itself. */
export const notificationKinds = ['incomingCall', 'customerHungUp', 'agentScreen', 'callbackDue'] as const;

export type NotificationKind = (typeof notificationKinds)[number];
