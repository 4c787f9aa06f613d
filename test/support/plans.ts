import plans from 'libphonenumber-js/metadata.min.json';
import { numberTypePatterns } from '../../scripts/number-types.ts';
import { areaCodes } from '../../src/phone/area-codes.ts';
import { takeTypes } from '../../src/phone/number-type.ts';
import { takePlaces } from '../../src/phone/place.ts';
import { takePlans } from '../../src/phone/plan.ts';
import { zonesByContinent } from '../../src/phone/zones.ts';

/** Numbers are known from the start: in tests, and in commands that run without a browser. */
takePlans(plans);
takeTypes(numberTypePatterns());
takePlaces({ areaCodes, zonesByContinent });
