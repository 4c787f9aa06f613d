/**
 * Numbers that no click may ever dial. The list contains the emergency numbers of all countries: a page may be in another
 * country than the agent, and no customer has such a number. (ITU-T E.161.1 and national numbering plans.)
 */
const emergency = new Set(
  (
    '000 100 101 102 103 104 105 106 107 108 110 111 112 113 114 115 116 117 118 119 120 122 123 127 128 129 130 ' +
    '131 132 133 140 144 150 155 158 159 160 166 170 171 180 185 190 191 192 193 194 195 196 197 198 199 ' +
    '211 311 411 511 611 711 811 911 988 995 997 998 999 993 994 061 062 08 15 17 18 10111 10177 116000 116111'
  ).split(' '),
);

/**
 * Whether these digits are an emergency number anywhere in the world. A digit for an outside line (0, 9) may precede
 * them. `withCode`: a calling code precedes them (+1 911).
 */
export function isEmergency(digits: string, withCode = false): boolean {
  if (digits.length > 6) return false;
  if (emergency.has(digits) || emergency.has(digits.replace(/^[09](?=\d{3}$)/, ''))) return true;
  return withCode && [1, 2, 3].some((code) => digits.length - code >= 3 && emergency.has(digits.slice(code)));
}
