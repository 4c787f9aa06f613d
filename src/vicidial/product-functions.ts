import { readingFunctions } from './read-functions.ts';
import { sessionFunctions } from './session-functions.ts';
import { supervisorFunctions } from './supervisor-functions.ts';

/** The functions that the product calls. A bundle with this table does not contain the rare functions. */
export const productFunctions = { ...sessionFunctions, ...supervisorFunctions, ...readingFunctions };

export type ProductFunction = keyof typeof productFunctions;
