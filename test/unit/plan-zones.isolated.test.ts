import { describe, expect, test, vi } from 'vitest';
import { countryCodes, numberingPlans } from '../../tools/build/numbering-plans.ts';

describe('the plans of one zone', () => {
  test('contain every country once', () => {
    const countries = [...numberingPlans().values()].flatMap((zone) => Object.keys(zone.countries));
    expect(countries.toSorted()).toEqual(countryCodes().toSorted());
  });

  test('are enough to dial its numbers, and the country codes are enough to know a country', async () => {
    // The setup of the tests has loaded all zones into the other copy of these modules.
    vi.resetModules();
    const parser = await import('../../src/phone/numbering/metadata-parser.ts');
    const { format, readE164 } = await import('../../src/phone/numbering/format-number.ts');
    const { toDialString } = await import('../../src/phone/dialing/dial-string.ts');
    const zone = numberingPlans().get('4');
    if (zone) parser.addZone(zone);
    expect(toDialString('+4930901820')).toEqual({
      ok: true,
      value: { phoneCode: '49', value: '30901820', country: 'DE' },
    });
    expect(format('+442079460123')).toBe('+44 20 7946 0123');
    expect(readE164('+12125550123')).toBeUndefined();
    expect(parser.isCountry('US')).toBe(false);
    parser.addCountryCodes(countryCodes());
    expect(parser.isCountry('US')).toBe(true);
    expect(parser.countryCodes()).toHaveLength(countryCodes().length);
    // No plan of that country is loaded, so the number stays unknown.
    expect(readE164('+12125550123')).toBeUndefined();
  });
});
