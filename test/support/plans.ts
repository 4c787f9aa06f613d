import plans from 'libphonenumber-js/metadata.min.json';
import { numberTypePatterns } from '../../scripts/number-types.ts';
import { takeTypes } from '../../src/phone/number-type.ts';
import { takePlans } from '../../src/phone/plan.ts';

/** Numbers are known from the start: in tests, and in commands that run without a browser. */
takePlans(plans);
takeTypes(numberTypePatterns());
