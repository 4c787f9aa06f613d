/**
 * The time zone of each country that has one for all its telephones, from the IANA time zone database (zone.tab). If a
 * small part of a country with few numbers has another time zone (Galápagos, Chatham), the main one is listed.
 * Continent → country codes, each with the rest of its zone's name.
 */
export const zonesByContinent: Readonly<Record<string, string>> = {
  Africa:
    'AOLuanda BFOuagadougou BIBujumbura BJPorto-Novo BWGaborone CFBangui CGBrazzaville CIAbidjan ' +
    'CMDouala DJDjibouti DZAlgiers EGCairo EHEl_Aaiun ERAsmara ETAddis_Ababa GALibreville GHAccra ' +
    'GMBanjul GNConakry GQMalabo GWBissau KENairobi LRMonrovia LSMaseru LYTripoli MACasablanca MLBamako ' +
    'MRNouakchott MWBlantyre MZMaputo NAWindhoek NENiamey NGLagos RWKigali SDKhartoum SLFreetown ' +
    'SNDakar SOMogadishu SSJuba STSao_Tome SZMbabane TDNdjamena TGLome TNTunis TZDar_es_Salaam ' +
    'UGKampala ZAJohannesburg ZMLusaka ZWHarare',
  America:
    'AGAntigua AIAnguilla AWAruba BBBarbados BLSt_Barthelemy BOLa_Paz BQKralendijk BSNassau BZBelize ' +
    'CLSantiago COBogota CRCosta_Rica CUHavana CWCuracao DMDominica DOSanto_Domingo ECGuayaquil ' +
    'GDGrenada GFCayenne GLNuuk GPGuadeloupe GTGuatemala GYGuyana HNTegucigalpa HTPort-au-Prince ' +
    'JMJamaica KNSt_Kitts KYCayman LCSt_Lucia MFMarigot MQMartinique MSMontserrat NIManagua PAPanama ' +
    'PELima PMMiquelon PRPuerto_Rico PYAsuncion SRParamaribo SVEl_Salvador SXLower_Princes TCGrand_Turk ' +
    'TTPort_of_Spain UYMontevideo VCSt_Vincent VECaracas VGTortola VISt_Thomas',
  Arctic: 'SJLongyearbyen',
  Asia:
    'AEDubai AFKabul AMYerevan AZBaku BDDhaka BHBahrain BNBrunei BTThimphu CNShanghai CYNicosia ' +
    'GETbilisi HKHong_Kong ILJerusalem INKolkata IQBaghdad IRTehran JOAmman JPTokyo KGBishkek ' +
    'KHPhnom_Penh KPPyongyang KRSeoul KWKuwait KZAlmaty LAVientiane LBBeirut LKColombo MMYangon ' +
    'MNUlaanbaatar MOMacau MYKuala_Lumpur NPKathmandu OMMuscat PHManila PKKarachi PSHebron QAQatar ' +
    'SARiyadh SGSingapore SYDamascus THBangkok TJDushanbe TLDili TMAshgabat TWTaipei UZTashkent ' +
    'VNHo_Chi_Minh YEAden',
  Atlantic: 'ACSt_Helena BMBermuda CVCape_Verde FKStanley FOFaroe ISReykjavik SHSt_Helena TASt_Helena',
  Europe:
    'ADAndorra ALTirane ATVienna AXMariehamn BASarajevo BEBrussels BGSofia BYMinsk CHZurich CZPrague ' +
    'DEBerlin DKCopenhagen EETallinn FIHelsinki FRParis GBLondon GGGuernsey GIGibraltar GRAthens ' +
    'HRZagreb HUBudapest IEDublin IMIsle_of_Man ITRome JEJersey LIVaduz LTVilnius LULuxembourg LVRiga ' +
    'MCMonaco MDChisinau MEPodgorica MKSkopje MTMalta NLAmsterdam NOOslo PLWarsaw ROBucharest ' +
    'RSBelgrade SEStockholm SILjubljana SKBratislava SMSan_Marino TRIstanbul UAKyiv VAVatican ' +
    'XKBelgrade',
  Indian:
    'CCCocos CXChristmas IOChagos KMComoro MGAntananarivo MUMauritius MVMaldives REReunion SCMahe ' +
    'YTMayotte',
  Pacific:
    'ASPago_Pago CKRarotonga FJFiji GUGuam MHMajuro MPSaipan NCNoumea NFNorfolk NRNauru NUNiue ' +
    'NZAuckland PWPalau SBGuadalcanal TKFakaofo TOTongatapu TVFunafuti VUEfate WFWallis WSApia',
};

/** By country: a pattern for the start of national numbers, and the zones of those numbers. The first match applies. */
export type ZonesByPrefix = Readonly<
  Record<string, readonly (readonly [pattern: string, ...zones: string[]])[]>
>;

/** Countries with several time zones: the prefixes of national numbers that identify the zone. */
export const zonesByPrefix: ZonesByPrefix = {
  AU: [
    ['^2', 'Australia/Sydney'],
    ['^3', 'Australia/Melbourne'],
    ['^7', 'Australia/Brisbane'],
    ['^8[69]', 'Australia/Perth'],
    ['^8', 'Australia/Adelaide', 'Australia/Darwin'],
  ],
  AR: [['^', 'America/Argentina/Buenos_Aires']],
  BR: [
    ['^6[5-7]', 'America/Cuiaba'],
    ['^6[89]', 'America/Porto_Velho', 'America/Rio_Branco'],
    ['^9[257]', 'America/Manaus'],
    ['^[1-9][1-9]', 'America/Sao_Paulo'],
  ],
  ES: [
    ['^[89][25][28]', 'Atlantic/Canary'],
    ['^[89]', 'Europe/Madrid'],
    ['^[67]', 'Europe/Madrid', 'Atlantic/Canary'],
  ],
  PT: [
    ['^291', 'Atlantic/Madeira'],
    ['^29[256]', 'Atlantic/Azores'],
    ['^2', 'Europe/Lisbon'],
    ['^9', 'Europe/Lisbon', 'Atlantic/Azores'],
  ],
  ID: [['^2[1-9]', 'Asia/Jakarta']],
  MX: [['^(?:55|56|33|81|222|442|477|999)', 'America/Mexico_City']],
  RU: [
    ['^(?:49|81)', 'Europe/Moscow'],
    ['^343', 'Asia/Yekaterinburg'],
    ['^423', 'Asia/Vladivostok'],
    ['^383', 'Asia/Novosibirsk'],
  ],
};
