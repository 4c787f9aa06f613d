import { ok, type Result } from '../result.ts';
import { invalid, type ValidationError } from '../settings/validation-error.ts';
import { readAddressTemplate } from '../settings/values/address-template.ts';
import type { HookName } from './hook.ts';
import { generatedFields } from './hook-fields.ts';

/** A shell or a settings container would end the address at one of these characters. */
const unsafe = /[#;|`$"'\\<>(){}]/;
/** The separators of parameters where they belong. In UTF-16 units. */
const shape = /^(?=.{1,1000}$)[^?&]*(?:\?[^?]*)?$/;

/** Reads the address of a receiver: https, or http on this computer, without a login, fields and a fragment. */
export function readHookReceiver(text: string): Result<string, ValidationError> {
  const read = readAddressTemplate(text.trim(), []);
  if (!read.ok) return read.error.kind === 'notAddressTemplate' ? invalid('notReceiverUrl') : read;
  return unsafe.test(read.value) || !shape.test(read.value) ? invalid('notReceiverUrl') : read;
}

/** The secret that VICIdial sends in the address, because it cannot sign. Empty: none. It contains no sign of a field. */
export function readHookSecret(text: string): Result<string, ValidationError> {
  return /^(?!.*--[AB]--)(?:[A-Za-z0-9_-]{16,100})?$/i.test(text) ? ok(text) : invalid('notHookSecret');
}

/**
 * The line for VICIdial's administration pages that makes it send this hook to a receiver. Receiver and secret as
 * `readHookReceiver` and `readHookSecret` give them. A web form has no secret, because the agent's browser shows its address.
 */
export function writeHook(hook: HookName, receiver: string, secret: string): string {
  const pairs = [
    `hook=${hook}`,
    ...generatedFields[hook].map((name) => `${name}=--A--${name}--B--`),
    ...(secret !== '' && hook !== 'webForm' ? [`secret=${secret}`] : []),
  ];
  const joint = receiver.includes('?') ? '&' : '?';
  return `VAR${receiver}${joint}${pairs.join('&')}`;
}
