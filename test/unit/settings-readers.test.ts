import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingKeys } from '../../src/settings/catalog.ts';

const root = join(import.meta.dirname, '../../src');
const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('catalog.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

test.each(settingKeys)('the setting %s is read by code outside the catalog', (key) => {
  expect(new RegExp(`\\b${key}\\b`).test(code)).toBe(true);
});
