/**
 * Area codes of the United States and Canada: state or province, its clock or clocks, its codes. Facts of the North American
 * Numbering Plan (nanpa.com). Where a border between clocks runs through an area code, both stand. Other countries under +1 have
 * area codes of their own and are told by the numbering plan itself.
 */
const E = 'New_York';
const C = 'Chicago';
const M = 'Denver';
const P = 'Los_Angeles';

const table: readonly (readonly [region: string, zones: string, codes: string])[] = [
  ['Alabama', C, '205 251 256 334 659 938'],
  ['Alaska', 'Anchorage', '907'],
  ['Arizona', 'Phoenix', '480 520 602 623 928'],
  ['Arkansas', C, '327 479 501 870'],
  [
    'California',
    P,
    '209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951',
  ],
  ['Colorado', M, '303 719 720 748 970 983'],
  ['Connecticut', E, '203 475 860 959'],
  ['Delaware', E, '302'],
  ['District of Columbia', E, '202 771'],
  ['Florida', E, '239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954'],
  ['Florida', `${C} ${E}`, '448 850'],
  ['Georgia', E, '229 404 470 478 678 706 762 770 912 943'],
  ['Hawaii', 'Pacific/Honolulu', '808'],
  ['Idaho', `Boise ${P}`, '208 986'],
  ['Illinois', C, '217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872'],
  ['Indiana', 'Indiana/Indianapolis', '260 317 463 765'],
  ['Indiana', `${C} Indiana/Indianapolis`, '219 574 812 930'],
  ['Iowa', C, '319 515 563 641 712'],
  ['Kansas', C, '316 913'],
  ['Kansas', `${C} ${M}`, '620 785'],
  ['Kentucky', C, '270 364'],
  ['Kentucky', E, '502 859'],
  ['Kentucky', `${E} ${C}`, '606'],
  ['Louisiana', C, '225 318 337 457 504 985'],
  ['Maine', E, '207'],
  ['Maryland', E, '227 240 301 410 443 667'],
  ['Massachusetts', E, '339 351 413 508 617 774 781 857 978'],
  ['Michigan', 'Detroit', '231 248 269 313 517 586 616 679 734 810 947 989'],
  ['Michigan', `Detroit ${C}`, '906'],
  ['Minnesota', C, '218 320 507 612 651 763 924 952'],
  ['Mississippi', C, '228 471 601 662 769'],
  ['Missouri', C, '235 314 417 557 573 636 660 816 975'],
  ['Montana', M, '406'],
  ['Nebraska', C, '402 531'],
  ['Nebraska', `${C} ${M}`, '308'],
  ['Nevada', P, '702 725'],
  ['Nevada', `${P} ${M}`, '775'],
  ['New Hampshire', E, '603'],
  ['New Jersey', E, '201 551 609 640 732 848 856 862 908 973'],
  ['New Mexico', M, '505 575'],
  [
    'New York',
    E,
    '212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934',
  ],
  ['North Carolina', E, '252 336 472 704 743 828 910 919 980 984'],
  ['North Dakota', `${C} ${M}`, '701'],
  ['Ohio', E, '216 220 234 283 326 330 380 419 436 440 513 567 614 740 937'],
  ['Oklahoma', C, '405 539 572 580 918'],
  ['Oregon', P, '503 971'],
  ['Oregon', `${P} Boise`, '458 541'],
  ['Pennsylvania', E, '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878'],
  ['Rhode Island', E, '401'],
  ['South Carolina', E, '803 821 839 843 854 864'],
  ['South Dakota', `${C} ${M}`, '605'],
  ['Tennessee', C, '615 629 731 901'],
  ['Tennessee', E, '865'],
  ['Tennessee', `${E} ${C}`, '423 729 931'],
  [
    'Texas',
    C,
    '210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979',
  ],
  ['Texas', `${C} ${M}`, '432 915'],
  ['Utah', M, '385 435 801'],
  ['Vermont', E, '802'],
  ['Virginia', E, '276 434 540 571 686 703 757 804 826 948'],
  ['Washington', P, '206 253 360 425 509 564'],
  ['West Virginia', E, '304 681'],
  ['Wisconsin', C, '262 274 353 414 534 608 715 920'],
  ['Wyoming', M, '307'],
  ['Alberta', 'Edmonton', '368 403 587 780 825'],
  ['British Columbia', 'Vancouver', '604'],
  ['British Columbia', 'Vancouver Edmonton', '236 250 257 672 778'],
  ['Manitoba', 'Winnipeg', '204 431 584'],
  ['New Brunswick', 'Moncton', '428 506'],
  ['Newfoundland and Labrador', 'St_Johns Halifax', '709 879'],
  ['Nova Scotia and Prince Edward Island', 'Halifax', '782 902'],
  ['Ontario', 'Toronto', '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942'],
  ['Ontario', 'Toronto Winnipeg', '807'],
  ['Quebec', 'Toronto', '263 273 354 367 438 450 468 514 579 581 819 873'],
  ['Quebec', 'Toronto Halifax', '418'],
  ['Saskatchewan', 'Regina', '306 474 639'],
  ['Yukon, Northwest Territories and Nunavut', 'Whitehorse Edmonton Winnipeg Toronto', '867'],
];

export interface Area {
  /** State or province, in English. */
  readonly region: string;
  /** IANA time zones. */
  readonly zones: readonly string[];
}

let areas: Map<string, Area> | undefined;

/** Where an area code of the United States or Canada lies; nothing for free-phone and other codes without a place. */
export function areaOf(code: string): Area | undefined {
  if (!areas) {
    areas = new Map();
    for (const [region, names, codes] of table) {
      const zones = names.split(' ').map((name) => (name.startsWith('Pacific/') ? name : `America/${name}`));
      for (const each of codes.split(' ')) areas.set(each, { region, zones });
    }
  }
  return areas.get(code);
}
