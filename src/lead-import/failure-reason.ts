import { explain, type Failure } from '../failure.ts';
import { t } from '../platform/i18n.ts';

/** Why a row failed, in words; empty if it did not. */
export function reasonOf({ failure }: { readonly failure?: Failure }): string {
  if (!failure) return '';
  const { what, values } = explain(failure);
  return t(what, ...values);
}
