/** What a supervisor does with the in-groups of agents. Apart from the actions, because the worker's schemas need nothing else of them. */
export const inGroupChanges = ['replace', 'add', 'remove'] as const;

export type InGroupChange = (typeof inGroupChanges)[number];
