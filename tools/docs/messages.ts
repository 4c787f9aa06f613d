import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../src/settings/schema.ts';

const file = join(import.meta.dirname, '../../public/_locales/en/messages.json');

/** The English messages of the extension, for files and reports that are generated outside it. Throws for a missing one. */
export function englishWords(): Words {
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string } | undefined>;
  return (key) => {
    const found = messages[key];
    if (!found) throw new Error(`No message ${key} in ${file}`);
    return found.message;
  };
}

/** A message with its values inserted, as the browser does it. */
export function fill(message: string, values: readonly string[]): string {
  return message.replace(/\$(\d)/g, (_place, digit: string) => values[Number(digit) - 1] ?? '');
}
