/** ID of the notification of alerts. A click on it opens the team page. */
export const teamAlertNotification = 'teamAlerts';
