import type { WordLists } from '../../src/phone/numbering/word-lists.ts';
import { givenNames, idWords } from './word-lists.ts';

/**
 * Words that show the kind of the digits next to them, in the main languages of CRMs. Lower case, without accents.
 * They are shipped as data with the numbering plans, because half of them are in scripts that take several bytes per letter.
 */
export const lexicon: WordLists = {
  stems: {
    /** A phone number follows. */
    phone: {
      whole:
        'telf telfs tel tels tele ph phn fon fone fones mob mobs mbl cell cells cel cels cls whats wsp zap zapzap viber imo sms ani dnis did cb clid fixe fixes ' +
        'standard arbejde fijo fijos tfno tlf tlfno fixo gsm fisso kom puh cep sdt dt hp nohp cp kin dial direktwahl dw mobiles tf tlp telp vast ' +
        'тел моб факс τηλ κιν φαξ фон natel tfn tlm tlmv wpp zapzap gsm טל נייד בנייד לנייד סלולרי פלאפון בטלפון לטלפון הטלפון callers wapp sđt simu msisdn cli ddi hotlines fax faks telex skype selnommer kontaknommer noodnommer ' +
        'zalo σταθερο',
      begins:
        'phone phonenum telephon telefon telefoon telepon telefax teleco telno telnr tell mobile mobil mobiel cellphon cellnum cellul celular landline hotline helpline ' +
        'switchboard dialin callback whatsapp wasap telegram callerid rufnummer rufnr ruckruf durchwahl zentrale festnetz telecop portable joindre movil ' +
        'llama telemovel ramal centralino chiama richiama recapit utenz komork puhelin matkapuhelin телефон мобил сотов звон τηλεφ κινητ هاتف جوال موبايل تلفون ' +
        'الهاتف الجوال محمول الموبايل التليفون تليفون المحمول واتساب טלפון נייד וואטסאפ ווטסאפ फोन मोबाइल दूरभाष โทร มือถือ เบอร์ thoai tawag fono iletisim retornar ' +
        'เลขหมาย',
      holds:
        'phone telefon telefax handy hotline helpline servicetel mobilnummer mobilnr mobiltel rufnummer rufnr ruckruf faxnummer faxnr 電話 電話 电话 手机 発信者番号 着信番号 主叫 被叫 来电号码 手機 携帯 座机 传真 傳真 ファックス ファクス ' +
        '連絡先 联系方式 折り返し 内線 フリーダイヤル 直通 总机 微信 카톡 대표번호 직통번호 안심번호 긴급번호 비상번호 담당자번호 본인번호 개인번호 고객센터번호 수신번호 발신번호 착신번호 문의번호 상담번호 전화 휴대폰 핸드폰 연락처 팩스 ☎ ☏ ✆ 📞 📱 📲 📠 🤙 ℡',
    },
    /** Ways to contact a person, possibly by phone. */
    contact: {
      whole:
        'contact contacts contacto contactos contato contatos contatto contatti kontakt kontakte kontaktdaten coordonnees recapiti yhteys ' +
        'kontak контакт numaram numaramiz numeroni szamom elerheto elerhetoseg elerhetosege zastizeni zastihnout yhteydenotto',
      begins:
        'reachable erreichbar контактн ' +
        'bereikb contactavel contattabil localizable ubicable raggiungibil reperibil rintracciabil tavoitet tavoitta επικοινων hubungi dihubungi',
      holds: '联系 聯絡 ' + '收货人 收件人 司机',
    },
    /** Verbs and nouns for phone calls. */
    call: {
      whole:
        'liga ligando appelle ruf rufe rufen chiama chiamate telefona telefonate telefonami bel zadzwonic dzwonic msg msgs vms lm lvm pickup picking pick unreachable ringing ringer ringe ringar ring rings msged messaged call calls called calling caller ring rings rang reach reached dial dialed dialed dials text texted texts txt spoke spoken talked vm voicemail answer answered ' +
        'unanswered missed inbound outbound phoned hung busy ligar ligou ligue ligacao lig appel appels appele appeler rappeler rappel rappelez appelez llamar llamo ' +
        'llamada llamadas llame marcar marque telefonar telefoniert anruf anrufe anrufen angerufen erreicht erreichen gesprach unter zuruckrufen chiamare chiamato chiamata ' +
        'richiamare bellen gebeld ringde ringt soita dzwonic zadzwon позвонить звонок звонить звоните receptionist reception callback recall hotline ' +
        'belde opgebeld volal volala zavolat zavolejte aradi arayin ara ringede ringet dzwonil dzwonila oddzwonic telefonowal rappelle llame devolver falei falou ' +
        'chama chamar richiamato llamame llamadme llamenos marcarme marcame chiamami chiamarmi chiamalo rispond risponde ligue liguem atende anrufe zuruck ruft belt bellen beld terugbellen voicemail repond repondeur rappelle oddzwonic oddzwoni dzwoni dzwonie odebral odbiera aranacak arayin arayiniz araniyor soitan soittaa vastaa zvonit volejte svar svarer svarar contesta contesto ringde escribeme escribame mandame תתקשר תתקשרי להתקשר לחזור חייג חייגו להשיג اتصل اتصال مكالمة התקשר התקשרה להתקשר ' +
        'الاتصال avisar avise avisen contactar contactarse contactarlo contactarla contactarle contactarme contatar comunicarse comunicarme comuniquese hablar ' +
        'falar recado contattare contattarlo contattarla contattarmi bereiken doorverbinden dzwonila zadzwonil kontaktowac skontaktowac oddzwon zadzwon ' +
        'przedzwonic volat volani ozvat ozvete ozvi kontaktovat sunati apelati apelat arayan irtibat ulasilabilir ringa ringte uppringd kontakta kontaktas ' +
        'kontaktes treffes træffes oppringt opkald tilbagekald ringes soitti puhelu skakel набрать наберите набрати связаться свяжитесь',
      begins:
        'callb voicem anruf zuruckruf ruckruf chiamat llamad ' +
        'hivha hivj visszahiv καλεσ ateruppring tilbakering soitto takaisinsoit дзвони передзвон подзвон зателефон перезвон позвон',
      holds:
        '電話 电话 着信 発信 折り返し 通話 入電 架電 折電 拨打 来电 打给 再打 回电 打电话 未接 不在 留守 전화 통화 부재중 연락 ' +
        '致电 改打',
    },
    /** An amount follows. A plus sign does not outweigh it. */
    amount: {
      whole:
        'delta temp temperature revenue total totals subtotal amount amt price prices sum qty quantity population budget salary balance cost costs fee fees size width height ' +
        'length weight meter reading readings lat latitude lon lng longitude gps utm resolution ping elapsed duration score points value valued worth turnover umsatz betrag ' +
        'preis preise menge summe gesamt wert montant prix quantite importe precio cantidad valor preco quantidade importo prezzo quantita kwota bedrag belop views visits ' +
        'followers inhabitants einwohner habitants poblacion populacao popolazione income profit loss offset diff change gain capacity distance altitude elevation pixels bytes ' +
        'net gross tax saldo paid due owed 金額 合計 価格 数量 売上 金额 价格 人口',
      begins: 'coordin koordin',
      holds: 'betrag summe preis',
    },
    /** An identifier follows. */
    id: {
      whole: idWords,
      begins:
        'szamlaszam adoszam παραγγελ замовлен order invoic coupon vouch gutschein contain project projekt projet proyect progett produkt produit product prodott produt modell modelo device zahler compteur contador contatore medidor activat aktivier subscri tariff manifest receipt account refer ticket eticket claim policy contract track waybill consign shipm parcel package serial article barcode passport licen registr ' +
        'membersh employ staffid student pupil patient loan swift routing aadhaar steuer matric codic codig facture command dossier contrat adherent abonn securit bordereau factura ' +
        'expedient albaran referenc poliza recibo cedula tramite fatura protocol boleto agencia processo pagament inscric chamado preventiv contratt spedizion bestel factuur ' +
        'klantn zamowi faktur ordren договор siparis pesanan postal postleit postcode pincode transact payment confirm booking reserv quote quotat propos opportun sequence ' +
        'identif anagraf cliente_ deposit storn rechn kundennr kundennu mitgl personaln versich aktenz vorgang auftrag vertrag artikel beleg liefersch sendung registro',
      holds:
        'mandatsref zahlpunkt zahlernummer sendungsnummer forsakringsnummer arendenummer kundnummer fakturanummer rechnung auftrag kundennr kundennummer bestel vertrag artikel vorgang beleg lieferschein sendung mitglied personalnr versicherung aktenzeichen kontonr kontonummer steuernr ' +
        '注文 受注 伝票 契約番号 証券番号 問い合わせ番号 問合せ番号 製造番号 案件 運單 运单 訂單 保单 保單 身份证 护照 流水 工单 הזמנ חשבונ אסמכת פוליס משלוח חבילה תעודת דרכון קבלה תביעה תיק ח.פ فاتورة طلب حساب عقد هوية شحنة رخصة معاملة بوليصة ऑर्डर खाता ग्राहक 口座 会員 社員 請求 商品 顧客 管理番号 郵便 予約 追跡 契約 証券 受付 学籍 〒 订单 品番 型番 型式 料号 批次 单据 品号 图号 발주 고객번호 접수번호 계약번호 회원번호 운송장 증권번호 주민등록 사번 케이스 품번 도면 发票 账号 帐号 合同 快递 单号 單號 邮编 编号 編號 주문 송장 계좌 사업자 우편 ' +
        '바코드 학번 ロット コード 序列号 تذكرة مرجع تتبع ضريب مطالب عضوي باركود חוזה שובר רישיון סידורי אצווה ใบแจ้งหนี้ ' +
        'คำสั่งซื้อ ใบสั่งซื้อ กรมธรรม์ พัสดุ ใบเสร็จ ทะเบียน เลขที่ เลขบัญชี เลขบัตร เลขเคลม เลขพัสดุ เลขจอง เลขผู้เสียภาษี เลขมิเตอร์ เลขกรมธรรม์ รหัส',
    },
    /** People and companies. A following word for "number" makes it an identifier. Alone they are no evidence. */
    party: {
      whole:
        'customer cust client clients kunde kunden klant kund cliente clienti clientes user vendor supplier company firma agent person tenant guest lead deal العميل الزبون לקוח',
      begins: 'lieferant fourniss proveed fornec fornit societ',
      holds: '',
    },
    /** Words for "number". */
    number: {
      whole:
        'no nos nr n num numb number numbers nbr nummer numero numeri numeros nro номер num. # ° номера رقم מספר numer numery numara numarasi numarasindan cislo szam broj nomor so nomer नंबर नम्बर nr nrs nº ' +
        'numerem numeru cisle cislem numarul nommer',
      begins: '',
      holds: '番号 번호 号码 號碼',
    },
    /** Kinds of a person's lines. Without a colon or parentheses they are no label. */
    line: {
      whole:
        'home work office business biz casa trabajo ufficio bureau domicile travail privat private privee geschaftlich dienstlich arbeit buro emergency day daytime evening night ' +
        'primary secondary alternate alt direct dir main toll free personal reception desk assistant hq bh ah 自宅 勤務先 会社 ' +
        'eve eves tagsuber abends vormittags nachmittags dienstl gesch prive werk kantoor overdag thuis hem hjem hjemme jobb koti tyo praca munkahely otthon ' +
        'acasa γραφειο οικια εργασιας huis rumah kantor рабочий домашний',
      begins: 'tollfree',
      holds: '',
    },
    /** Words between a label and its number. */
    filler: {
      whole:
        'til till aan ao al con com avec med es ist est sind er ar je jest jsou lautet lauten hedder is at to on of de di do da du la le les il el los as os a au al para por pour per unter von mit with via from for and or y e und et ou o us me my our his her their your the an ' +
        'hours preferred first second third alternative other current new old best area usa uk intl international ' +
        'national local lada corporate company 1 2 3 i ii ext extn the please pls bitte svp am pm ' +
        'try he she op en by pa na wa στο στον στη απο bei naar vanaf saya lai lh',
      begins: '',
      holds: '',
    },
  },
  sets: {
    /** Common given names. */
    givenNames,
    /** Common Chinese family names. */
    hanFamilyNames:
      '王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 林 何 郭 马 馬 罗 羅 梁 宋 郑 鄭 谢 謝 韩 韓 唐 冯 馮 董 萧 蕭 程 曹 袁 邓 鄧 许 許 沈 曾 彭 吕 呂 苏 蘇 卢 盧 蒋 蔣 蔡 魏 薛 叶 葉 潘 杜 戴 夏 钟 鐘 汪 姜 范 方 石 姚 谭 譚 廖 邹 熊 陆 陸 郝 崔 邱 秦 邵 孟',
    /** Kinds of personal lines. With a word for "number" they are nearly a label. */
    ownLines: 'home alt alternate emergency daytime evening',
    /** Possessives: the owner of the number. */
    possessives:
      'mi min mitt mina moj moje benim minun onun my his her their mein meine sein seine ihr ihre mon son sa mi su meu minha seu sua mio suo mijn zijn haar',
    /** Adjectives before a word for "number": `new #`, `neue Nr.`, `nouveau n°`. */
    whichNumber:
      'new old other alternative current best preferred second bad wrong correct good res neu neue neuer neuen alte andere richtige falsche algemeen allgemeine ' +
      'nieuw nieuwe nouveau nouvelle ancien autre bon mauvais nuevo nueva otro viejo novo nova outro nuovo nuova altro vecchio nowy nove novy nyt nytt',
    /** Relatives, whose numbers are phone numbers: `wife 07912 …`, `(son)`. */
    kin:
      'wife husband hubby spouse mom mum mother dad father son daughter brother sister neighbour neighbor friend girlfriend boyfriend nok vrou madre padre ' +
      'shop store garage clinic surgery salon warehouse depot plumber electrician builder doctor dentist solicitor lawyer accountant secretary caretaker receptionist uncle aunt grandma grandad ' +
      'laden werkstatt praxis kanzlei sekretariat empfang hausmeister nachbar nachbarin tante onkel oma opa magasin atelier cabinet secretariat voisin voisine oncle tienda oficina taller vecino vecina ' +
      'tio tia abuela negozio officina studio vicino zio zia loja escritorio vizinho kone vaimo zona maz syn corka brat siostra kona manden sonen anne baba esim oglum kizim ' +
      'esposa esposo marido mari femme moglie marito mutter vater sohn tochter',
    /** Titles before a name or a number: `Mr A Khan 07786 …`. */
    titles:
      'sr fr don familie famille famiglia familia family sig signor signora sig.ra dott dona dna hanim bey sri smt shri kuya ate mr mrs ms miss mdm madam landlord landlady boss driver rider attender herr frau hr mme mlle monsieur madame sra senora senor dhr mevr pan pani ' +
      'mnr mev',
    /** Lower-case words inside a name. */
    nameParticles: 'ra de del la las da dos di van der den von zu bin al el ben',
    /** After a word for an identifier, these denote people or a department: `Account manager`, `Claims dept`, `Order desk`. */
    roles:
      'manager managers mgr dept department desk office officer team service services rep reps holder owner support worker payable receivable board agent coordinator adjuster center centre hotline',
    /** Words for an identifier that denote people or departments if no word for "number" follows. */
    clients: 'accounts reservations claims bookings payments consignee patient student employee facturation',
    /** Words for an identifier or amount only directly before the digits. Elsewhere they are ordinary words of some language. */
    ambiguous:
      'dot file auth sag sak ond rad rn fn gz zl bg pg pod cup kid caso turno envio bon sr pan p pp po sin sim bin tag cas std port compte mac so conta cuenta due art bon',
    /** Words for "number" that are no other word in any language. */
    numberWords: 'nr n° num numer numero nummer nro cislo broj numara nomor',
    /** Words of which only a number is an identifier: `No. pelanggan`. Alone, some are departments that one calls. */
    numberedThings:
      'title roll locker polis pelanggan ahli mesin rangka kartu kad siri kes historia colegiado abonado affaire symbol seri bil rezervace rezerwacja bokning ' +
      'boeking prenotazione rezervare reclamatie reklamace reklamacja reklamation reklamasjon vakuutus forsakring forsikring mutuelle incidencia segnalazione κρατηση الحجز الشكوى البلاغ الملف الايصال العداد פניה קריאה בקשה',
    /** Words for phone in languages with the head noun first: `Téléphone abonné`, `Telefono ordine`. */
    headFirst:
      'tel telf telephone telefono telefonos telefone telefones telefoni telefonico telefonicos telemovel telemoveis tlf celular celulares cellulare portable movil moviles fijo fixe recapito',
    /** What a phone line is for: `support line`. */
    lineOwners: 'support sales service customer help info booking private dedicated business',
    /** `pedido telefónico`, `commande téléphonique`. */
    byPhone: 'telefonico telefonicos telefonica telefonicas telephonique telephoniques',
    /** Words for "or" and "and" between the numbers of a list. */
    listWords:
      'or and oder und bzw ou et y u o e ed oppure of en eller og och lub albo oraz i nebo a vagy es sau si η και veya ve tai ja или и або та או أو او या และ หรือ hoac atau dan',
    /** Words before an extension. With a calling code, they mean it in that country only. */
    extensionWords:
      'dahili mellek mellék alanumero klapka klappe добавочный дод εσωτ שלוחה تحويلة داخلي kl43 kl420 kl421 linka420 linka421 lok45 lokal45 lok381 lokal381 lok385 lokal385 lok386 lokal386',
    /** Prepositions between a word for phone and its owner: `Phone for this order`, `Teléfono de facturación`. */
    connectors:
      'on of for with including incl per re de du des del della delle do da dos das di pour para por per fur von mit zu voor van til for til av na do dla',
    /** Words without meaning after a word for phone: `Phone 1 - Value`, `Phone Entry`. */
    neutralTails: 'value values entry entries code codes item items record field',
    /** English head nouns after `telephone`: `Telephone order`. */
    englishThings:
      'order orders account invoice bill ticket reference ref case contract policy claim number item payment booking transaction',
    /** Legal forms at the end of a company's name. */
    legalForms:
      'llc inc ltd limited plc corp co llp gmbh ag kg ug ohg sa sas sarl sl slu srl spa bv nv ab as aps oy sp zoo ltda eireli pty pte pvt kk',
  },
};
