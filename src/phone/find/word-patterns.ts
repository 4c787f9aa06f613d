/** Endings of such roles in compound words: `Rechnungsabteilung`, `Projektleiter`. */
export const roleEnding = /(?:abteilung|annahme|leiter(?:in)?|makler(?:in)?|auftraggeber(?:in)?|stelle)$/;

/** East Asian honorifics after a name, without a space: `王先生 138…`, `田中様 090-…`. */
export const honorificEnding =
  /(?:先生|小姐|女士|太太|经理|經理|老师|总|様|さま|さん|氏|씨|님|ji|hanim|bey|san)$/u;

/** Results of a call, directly after the called number. */
export const outcomes: readonly string[] = [
  'no (?:ans(?:wer)?|reply|pick ?up|vm)',
  'l(?:eft )?(?:vm|voice ?mail|msg|message)',
  'vm (?:full|left)',
  'voice ?mail full',
  'mailbox full',
  'rnr',
  'switched off',
  'not (?:reachable|answering)',
  '(?:wrong|bad) (?:no|number|#)',
  'rang out',
  'did ?n.?t answer',
  'kept ringing',
  'disconnected',
  'keine antwort',
  'nicht erreicht',
  'geen gehoor',
  'pas de reponse',
  'repondeur',
  'no contesta',
  'nao atende',
  'caixa postal',
  'non risponde',
];
