import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingKeys } from '../../src/settings/catalog.ts';
import { managedSchema } from '../../src/settings/schema.ts';
import { generatedFiles } from '../../tools/docs/generated-files.ts';

const root = join(import.meta.dirname, '../..');

type Node = Record<string, unknown>;
const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What Chromium 156 says before it refuses to load the whole extension. Empty: it loads. */
function refusals(schema: Node): string[] {
  const found: string[] = [];
  if (schema['type'] !== 'object') found.push('the main schema is no object');
  if ('additionalProperties' in schema || 'patternProperties' in schema) {
    found.push('not supported at the main schema');
  }
  const ids = new Set<unknown>();
  const gather = (value: unknown): void => {
    if (!isNode(value)) return;
    ids.add(value['id']);
    Object.values(value).forEach(gather);
  };
  gather(schema);
  const visit = (node: Node): void => {
    const type = node['type'];
    if (type === undefined && node['$ref'] === undefined) found.push('neither type nor $ref');
    if (type !== undefined && typeof type !== 'string') found.push('type is no string');
    if (typeof type === 'string' && !types.includes(type)) found.push('unknown type');
    if (type === 'array' && node['items'] === undefined) found.push('an array without items');
    if ('items' in node && !isNode(node['items'])) found.push('items is no schema');
    if ('additionalProperties' in node && !isNode(node['additionalProperties'])) {
      found.push('additionalProperties is no schema');
    }
    if ('enum' in node && type !== 'string' && type !== 'integer') found.push('enum of another type');
    if (type === 'number' && ('minimum' in node || 'maximum' in node)) found.push('limits on a number');
    if ('pattern' in node) {
      try {
        new RegExp(String(node['pattern']));
      } catch {
        found.push('invalid regex');
      }
    }
    if ('$ref' in node && !ids.has(node['$ref'])) found.push('invalid $ref');
    for (const place of ['items', 'additionalProperties']) {
      const child = node[place];
      if (isNode(child)) visit(child);
    }
    for (const place of ['properties', 'patternProperties']) {
      const children = node[place];
      if (isNode(children)) for (const child of Object.values(children)) if (isNode(child)) visit(child);
    }
  };
  visit(schema);
  return found;
}

const within = (node: Node): Node => ({ type: 'object', properties: { key: node } });

describe('Chromium loads the managed schema', () => {
  test.each<[string, Node, string]>([
    [
      'a main schema that is no object',
      { type: 'array', items: { type: 'string' } },
      'the main schema is no object',
    ],
    [
      'additionalProperties at the top',
      { type: 'object', additionalProperties: { type: 'string' } },
      'not supported at the main schema',
    ],
    [
      'patternProperties at the top',
      { type: 'object', patternProperties: { a: { type: 'string' } } },
      'not supported at the main schema',
    ],
    [
      'additionalProperties: false',
      within({ type: 'object', additionalProperties: false }),
      'additionalProperties is no schema',
    ],
    ['a list of items', within({ type: 'array', items: [{ type: 'string' }] }), 'items is no schema'],
    ['a list of types', within({ type: ['string', 'integer'] }), 'type is no string'],
    ['type null', within({ type: 'null' }), 'unknown type'],
    ['oneOf alone', within({ oneOf: [{ type: 'string' }] }), 'neither type nor $ref'],
    ['an array without items', within({ type: 'array' }), 'an array without items'],
    ['an enum of booleans', within({ type: 'boolean', enum: [true] }), 'enum of another type'],
    ['limits on a number', within({ type: 'number', minimum: 0 }), 'limits on a number'],
    ['a bad regex', within({ type: 'string', pattern: '(' }), 'invalid regex'],
    ['an unknown $ref', within({ $ref: '#/definitions/x' }), 'invalid $ref'],
  ])('which would be refused for %s', (_name, schema, reason) => {
    expect(refusals(schema)).toContain(reason);
  });

  const schema = managedSchema((message) => message);

  test('and ours breaks none of these rules', () => {
    expect(refusals({ ...schema })).toEqual([]);
  });

  test('and holds each setting with a plain type and no limit that would drop a value without a word', () => {
    expect(Object.keys(schema.properties)).toEqual(settingKeys);
    for (const node of Object.values(schema.properties)) {
      const { title, description, items, ...rest } = node;
      expect(title && description).toBeTruthy();
      expect(['boolean', 'integer', 'string', 'array']).toContain(rest.type);
      expect(Object.keys(rest)).toEqual(['type']);
      if (rest.type === 'array') expect(items).toEqual({ type: 'string' });
    }
  });
});

test.each(generatedFiles())('$path matches the catalog; if not: npm run generate', ({ path, text }) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
