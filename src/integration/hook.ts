/** The URLs that VICIdial itself requests or opens (docs/vicidial/results-out.md 1). */
export const hookNames = ['dispo', 'start', 'noAgent', 'addLead', 'callMenu', 'webForm'] as const;

export type HookName = (typeof hookNames)[number];

/**
 * Who sends the request, because each encodes the values in its own way: PHP of the web server, a Perl script that passes the
 * address through a shell, or the agent's browser (docs/vicidial/results-out.md 2 and 3).
 */
export type HookSender = 'webServer' | 'shell' | 'browser';

export const hookSenders: Readonly<Record<HookName, HookSender>> = {
  dispo: 'webServer',
  start: 'webServer',
  noAgent: 'shell',
  addLead: 'shell',
  callMenu: 'shell',
  webForm: 'browser',
};

/** The settings container that the generated call menu names. */
export const containerName = 'CLICKTODIAL';

/** The prompt of a call menu that sends the URL of the container. */
export const callMenuPrompt = `sip-silence|cm_sc_send_url.agi,${containerName}`;
