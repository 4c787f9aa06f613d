import plans from 'libphonenumber-js/metadata.min.json' with { type: 'json' };
import { usePlans } from '../../src/phone/plan.ts';

/** Numbers are known from the start: in tests, and in commands that run without a browser. */
usePlans(plans);
