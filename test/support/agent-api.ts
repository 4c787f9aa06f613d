import { type FunctionName, functions, type Input } from '../../src/vicidial/functions.ts';
import { decode as decodeRow, type Reply } from '../../src/vicidial/reply.ts';
import { encode as encodeRow } from '../../src/vicidial/request.ts';

/** Encodes a request for any function of the complete table. */
export function encode<F extends FunctionName>(name: F, input: Input<F>) {
  return encodeRow(name, functions[name], input);
}

/** Decodes a reply of any function of the complete table. */
export function decode<F extends FunctionName>(name: F, reply: Reply) {
  return decodeRow(name, functions[name], reply);
}
