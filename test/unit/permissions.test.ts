import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };

const page = readFileSync(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
const documented = [...page.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, name, reason]) => ({
  name,
  reason,
}));

test('the manifest holds exactly the permissions that docs/permissions.md gives a reason for', () => {
  const all = [...[...manifest.permissions].sort(), ...manifest.optional_permissions];
  expect(all).toEqual(documented.map(({ name }) => name));
});

test('each reason is one whole sentence', () => {
  for (const { reason } of documented) expect(reason).toMatch(/^[A-Z][^.]{20,}\.$/);
});

test('no host is required, and hosts and notifications are all that is optional', () => {
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest.optional_permissions).toEqual(['notifications']);
  expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
});

test('nothing of the extension can be read, messaged or framed by web pages and other extensions', () => {
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest.externally_connectable).toEqual({ ids: [] });
  expect(manifest.content_security_policy.extension_pages).toContain("frame-ancestors 'none'");
});

test('the extension runs scripts of its package only, and one named policy exists for Trusted Types', () => {
  const rules = manifest.content_security_policy.extension_pages.split('; ');
  expect(rules).toContain("default-src 'none'");
  expect(rules).toContain("script-src 'self'");
  expect(rules).toContain("require-trusted-types-for 'script'");
  expect(rules).toContain('trusted-types worker-parts');
});
