import { isSecretField, isThisComputer, templateFields } from '../settings/values/address-template.ts';
import { parseAddress } from '../settings/values/addresses.ts';
import { type HookName, hookSenders } from './hook.ts';
import { fieldsOf, isSafeIn } from './hook-fields.ts';

/** Each fault of a line. The message is `integration_fault_<kind>` in `_locales`, and `isGrave` says that it must not be used. */
export const hookFaultKinds = [
  'empty',
  'severalLines',
  'tooLong',
  'notWebAddress',
  'hasLogin',
  'hostFromField',
  'brokenField',
  'secretField',
  'shellField',
  'shellCharacter',
  'wrongSeparator',
  'noVar',
  'fragment',
  'unknownField',
  'notEncrypted',
  'noJoinKey',
] as const;

export type HookFaultKind = (typeof hookFaultKinds)[number];

export interface HookFault {
  readonly kind: HookFaultKind;
  /** Replaces $1 in the message: the field or the characters. */
  readonly about: string;
  readonly isGrave: boolean;
}

/** The forms of VICIdial's administration cut a longer address (docs/vicidial/results-out.md 1). In UTF-16 units. */
const longestHook = 5_000;

/** Faults that lose nothing and harm nobody. */
const hints: ReadonlySet<HookFaultKind> = new Set(['unknownField', 'notEncrypted', 'noJoinKey', 'fragment']);

const anyField = /--A--[A-Za-z0-9_]{1,40}--B--/gi;

/** The address of a hook as VICIdial uses it: without `VAR`, and of a settings container without comments and line breaks. */
export function hookAddress(hook: HookName, text: string): string {
  const line =
    hook === 'callMenu'
      ? text
          .split('\n')
          .map((each) => each.replace(/;.*/, '').trim())
          .join('')
      : text.trim();
  return line.replace(/^VAR/i, '');
}

/** What is wrong with a line of VICIdial's administration pages for this hook, the worst first. Empty: nothing. */
export function checkHook(hook: HookName, text: string): HookFault[] {
  const address = hookAddress(hook, text);
  if (address === '') return [faultOf('empty')];
  const found = [
    ...addressFaults(address),
    ...fieldFaults(hook, address),
    ...syntaxFaults(hook, text, address),
  ];
  return found.toSorted((one, other) => Number(other.isGrave) - Number(one.isGrave));
}

function faultOf(kind: HookFaultKind, about = ''): HookFault {
  return { kind, about, isGrave: !hints.has(kind) };
}

function addressFaults(address: string): HookFault[] {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
  if (authority === undefined) return [faultOf('notWebAddress')];
  if (/--[AB]--/i.test(authority)) return [faultOf('hostFromField')];
  if (authority.includes('@')) return [faultOf('hasLogin')];
  const origin = parseAddress(address.slice(0, address.indexOf(authority) + authority.length));
  if (!origin) return [faultOf('notWebAddress')];
  return origin.scheme === 'http' && !isThisComputer(origin.host) ? [faultOf('notEncrypted')] : [];
}

function fieldFaults(hook: HookName, address: string): HookFault[] {
  const names = [...new Set(templateFields(address))];
  const known = fieldsOf(hook);
  const faults = names.flatMap((name) => {
    if (isSecretField(name)) return [faultOf('secretField', name)];
    if (!known.includes(name)) return [faultOf('unknownField', name)];
    return isSafeIn(hook, name) ? [] : [faultOf('shellField', name)];
  });
  if (/--[AB]--/i.test(address.replace(anyField, ''))) faults.push(faultOf('brokenField'));
  const hasKey = names.includes('call_id') || names.includes('lead_id');
  return hasKey || hook === 'webForm' ? faults : [...faults, faultOf('noJoinKey')];
}

function syntaxFaults(hook: HookName, text: string, address: string): HookFault[] {
  const faults: HookFault[] = [];
  if (/[\r\n]/.test(text.trim()) && hook !== 'callMenu') faults.push(faultOf('severalLines'));
  if (text.length > longestHook) faults.push(faultOf('tooLong', String(longestHook)));
  // Without the prefix the agent screen appends all its fields, also `user` and `pass` (docs/vicidial/results-out.md 4).
  if (hook === 'webForm' && !/^\s*VAR/i.test(text)) faults.push(faultOf('noVar'));
  const fixed = address.replace(anyField, '');
  const separator = wrongSeparator(fixed);
  if (separator !== undefined) faults.push(faultOf('wrongSeparator', separator));
  const shell = /[`$"'\\<>(){}\s]/.exec(fixed)?.[0];
  if (hookSenders[hook] === 'shell' && shell !== undefined) faults.push(faultOf('shellCharacter', shell));
  if (fixed.includes('#')) faults.push(faultOf('fragment'));
  return faults;
}

/** The first character sequence that ends a parameter where only `&` does, or a second `?`. */
function wrongSeparator(address: string): string | undefined {
  const [path = '', query = ''] = address.split(/\?(.*)/s);
  if (path.includes('&')) return '&';
  return /&amp;|[;|?]/.exec(query)?.[0];
}
