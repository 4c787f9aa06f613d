import plans from 'libphonenumber-js/metadata.min.json';
import { takePlans } from '../../src/phone/plan.ts';

/** Numbers are known from the start: in tests, and in commands that run without a browser. */
takePlans(plans);
