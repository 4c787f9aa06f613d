/** The events of a call that can be sent to the organization's own systems, as choices of the setting `resultsEvents`. */
export const resultEventChoices = [
  'callStarted',
  'callAnswered',
  'callEnded',
  'callDisposed',
  'callUpdated',
] as const;

export type ResultEventChoice = (typeof resultEventChoices)[number];
