import { managedSchema } from '../../src/settings/schema.ts';
import { installFacts } from '../build/install-facts.ts';
import { adminPages } from './admin-pages.ts';
import { englishWords } from './messages.ts';
import { settingsReference } from './settings-reference.ts';

/** Every file that `npm run generate` writes, with its text. */
export function generatedFiles(): { path: string; text: string }[] {
  const words = englishWords();
  return [
    { path: 'public/managed_schema.json', text: `${JSON.stringify(managedSchema(words), null, 2)}\n` },
    { path: 'docs/settings.md', text: settingsReference(words) },
    ...adminPages(installFacts({}), words),
  ];
}
