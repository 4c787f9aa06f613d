/**
 * Writes src/phone/type-patterns.ts: which numbers are premium rate and the like. The metadata that the extension carries does not
 * tell, the library's complete metadata does; it is four times the size, so only this much of it is taken along.
 * Run `npm run type-patterns` after an update of libphonenumber-js; `-- --print` only prints.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import metadata from 'libphonenumber-js/metadata.max.json';

/** Positions of the types in the library's rows, in the order of `numberTypes`. */
const positions = { PREMIUM_RATE: 3, SHARED_COST: 9, UAN: 6, PERSONAL_NUMBER: 4, VOICEMAIL: 5, PAGER: 7 };

type Row = readonly unknown[];

export function typePatternsText(): string {
  const rows = { ...metadata.countries, ...metadata.nonGeographic } as unknown as Record<string, Row>;
  const lines = Object.entries(rows)
    .map(([name, row]) => {
      const types = (row[11] || []) as readonly (readonly [string] | 0 | undefined)[];
      const patterns = Object.values(positions).map((at) => (types[at] || [''])[0]);
      while (patterns.at(-1) === '') patterns.pop();
      return [/^\d/.test(name) ? name : name, patterns] as const;
    })
    .filter(([, patterns]) => patterns.length > 0)
    .map(([name, patterns]) => `  ${name}: ${JSON.stringify(patterns)},`);
  return `// Made by \`npm run type-patterns\` from the complete metadata of libphonenumber-js. Do not edit.
/** Country, or calling code where there is none → patterns of national numbers, in the order of \`numberTypes\`. */
export const typePatterns: Readonly<Record<string, readonly string[]>> = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] === import.meta.filename) {
  const text = typePatternsText();
  if (process.argv.includes('--print')) console.log(text);
  else writeFileSync(resolve(import.meta.dirname, '../src/phone/type-patterns.ts'), text);
}
