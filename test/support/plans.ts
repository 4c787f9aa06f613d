import { areaCodes } from '../../src/phone/numbering/area-codes.ts';
import { setLocations } from '../../src/phone/numbering/location.ts';
import { addZone } from '../../src/phone/numbering/metadata-parser.ts';
import { setTypePatterns } from '../../src/phone/numbering/number-type.ts';
import { setWordLists } from '../../src/phone/numbering/word-lists.ts';
import { zonesByContinent, zonesByPrefix } from '../../src/phone/numbering/zones.ts';
import { lexicon } from '../../tools/build/lexicon.ts';
import { numberTypePatterns } from '../../tools/build/number-types.ts';
import { numberingPlans } from '../../tools/build/numbering-plans.ts';

/** Numbers are known from the start: in tests, and in commands that run without a browser. */
for (const zone of numberingPlans().values()) addZone(zone);
setWordLists(lexicon);
setTypePatterns(numberTypePatterns());
setLocations({ areaCodes, zonesByContinent, zonesByPrefix });
