/**
 * Words that are shipped as data: page scripts load them together with the numbering plans, so that not every frame has them.
 *
 * Common given names and family names in lower case and without accents. They distinguish a person from a thing before bare
 * digits (`Lupita 5544829130`). Words that also denote things, places or months are excluded (`Mark`, `Will`, `May`, `Paris`,
 * `Order`). The list is our own, from general knowledge, and need not be complete.
 */
export const givenNames = `
aaron abby abdul abdullah abigail adam adela adriana adriano agata agnes agnieszka ahmad ahmed ahmet aidan aiko aileen aisha aisling ajay akira alain alan albert alberto aldo
alejandra alejandro alessandra alessandro alessia alex alexander alexandra alexandre alexis alfonso alfredo ali alice alicia alina alison aliyah allan allison amanda amar amelia
amina amir amit amy ana anand ananya anders andre andrea andreas andreia andres andrew andrzej andy anette angel angela angelica angelo anil anita anja anjali ankit ann anna anne
annette annika anthony antje antoine antonella antonia antonio antonios anurag aoife apinya arjun armando arnaud arthur arturo arun asha ashish ashley ashok astrid atsushi audrey
aurelie aurora avi axel ayaan ayse aysegul barbara bart bartosz beata beatriz becky ben benjamin benoit bernard bernd bernhard berta beth bettina bianca bilal birgit bjorn bob
bogdan boris brandon breanna brenda brendan brian bridget britta bruno bryan byron caio caitlin camila camille carina carl carla carlo carlos carmen carol carolina caroline
catarina catherine cathy cecile cecilia celine cem cesar chad chantal charles charlie charlotte chiara chidi chinedu chloe chris christa christian christina christine christoph
christophe christopher ciara cindy claire clara claudia claudio claus clement colin colleen conor connor consuelo corinne craig cristian cristiano cristina cynthia daan dagmar daisuke
damien dan dana daniel daniela daniele danielle danny darren dave david davide debbie deborah deepa deepak deirdre delphine denis denise dennis derek deshawn dev devi diana diane
diego dieter dilip dimitri dina dinesh diogo divya dmitri dolores dominik dominique donald donna doris dorothy doug douglas duarte duncan dylan eamon ed eddie edgar edoardo
eduardo edward edwin eileen eitan elaine elena eleni elif elisa elisabeth elise eliza elizabeth ella ellen elsa emeka emil emilia emilie emilio emily emma emmanuel emre enrico
enrique eric erica erik erika erin ernesto ernst esra esteban esther ethan eugene eva evan evelyn ewa fabian fabien fabio fabrice faisal farah farid fatih fatima fatma federico felipe
felix ferdinand fernanda fernando filip filippo fiona flavia flavio flora florence florian francesca francesco francis francisco franck francois francoise frank franz fred freddie
frederic frederik freya frida fritz gabriel gabriela gabriele gareth gary gaurav gavin gemma geoff geoffrey george georgia gerald gerard gerardo gerd gerhard gianluca gilles gillian
gina giorgio giovanna giovanni giulia giuseppe glenn gloria gonzalo gopal gordon graciela graham greg gregor gregory greta guadalupe gudrun guido guilherme guillaume guillermo gunter gustav
gustavo guy habib hakan hamza han hana hanna hannah hannes hans hansen haruka haruki harald hari harish harold harry hasan hassan heather hector heidi heike heinz helen helena helene
helga helmut hendrik henri henrik henry herbert hernan hiroshi holger hugo hussein ian ibrahim ignacio ikram ilaria ilse imran ines inga ingrid irene irina iris isaac isabel isabella
isabelle ismail ivan ivo jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice janine jaroslaw jasmin jason javier jay jaya jayden
jean jeanette jeanne jeff jeffrey jenna jennifer jenny jens jeremy jerome jerry jess jesse jessica jesus jill jim jimmy jin jitendra joan joana joanna joanne joao joaquin
jochen joe joel joelle joerg johan johanna johannes john johnny jon jonas jonathan joost jordi jorg jorge jose josef joseph josephine josh joshua joyce juan juana juanita judith judy
julia julian juliana julie julien juliette julio jun junko jurgen justin justyna kamal kamil karen karim karin karina karl karla karol karolina kasia kasper katarzyna kate katharina
katherine kathleen kathrin kathy katia katie katja katrin kavita kayla kazuki kees keith kelly ken kenji kenneth kerry kevin khalid kieran kiran kirsten kirsty klaus klara krishna
kristen kristin kristina krystyna krzysztof kumar kurt kwame kyle kylie lakshmi lara larry lars laszlo laura lauren laurence laurent lea leah leandro lee leila lena leo leon leonardo
leonie leticia levent lewis liam lidia liesbeth ligia lin linda lindsay lisa lise lizzie logan lorena lorenzo lori louis louise luc luca lucas lucia luciana luciano lucie lucy
luigi luis luisa luiz lukas lupita luke lydia lynn maarten maciej madison magali magdalena mahesh mahmoud maja malcolm malgorzata malik manfred manish manoj manon manuel manuela
manuela marc marcel marcela marcelo marcia marcin marco marcos marcus marek margaret margarita margot maria mariam marian mariana marianne marie marina mario marion marisa marisol
marius marjolein marlene marta martha martijn martin martina martine mary masashi massimo mateo mateusz mathieu mathilde matt matteo matthew matthias matthieu maureen maurice
mauricio maurizio max maxime maya meera megan mehdi mehmet melanie melissa mercedes merve mia michael michal michel michela michele michelle mickael miguel mihai mika mike mikkel
miki mikael mila milan mindy minh miriam mirjam mitch mohamed mohammad mohammed mohan moira molly monica monika monique morgan morten moshe muhammad mukesh murat mustafa nadia nadine nagendra
nancy naoki naomi narendra nasser natalia natalie natasha nathalie nathan neha neide neil nelson neeraj niall niamh nicholas nick nico nicola nicolas nicole niels nigel nikhil nikolaj nils nina
nino nisha nitin noah nobuhiro noel noemi noor nora norbert norma nuno octavio oksana ola olaf ole oleg olga oliver olivia olivier omar orla orlando oscar osman ozgur pablo paloma
pamela paola paolo pascal patel patricia patrick patrizia patty paul paula paulina pauline paulo pavel pawel pedro peggy penny per pernille peter petra phil philip philipp
philippe phoebe pierre pieter pilar pietro piotr pooja prakash pramod prasad preeti priya przemek quentin rachel rafael rafal raffaele rahul raj rajesh raju rakesh ralf ralph ram rama
ramesh ramon ramona randy rania raquel rashid raul ravi ray raymond rebecca regina reinhard renata renate rene renee rhys ricardo riccardo richard rick rita rob robert roberta roberto
robin rocio rodrigo roger rohan rohit roland rolf roman ron ronald rosa rosario rosie ross roxana roy ruben rudi rui rupert russell ruth ryan sabine sabrina said salma salvatore sam
sameer samir samantha samira samuel sandeep sandra sandy sanjay santiago santosh sara sarah saroj satish saul scott sean sebastian sebastien selim selma serena serge sergei sergio seth
shane shannon shaun sharon sheila shirley shweta siddharth sigrid silke silvana silvia simon simona simone sinead siobhan sofia sofie solange sonia sonja sophia sophie soren soumya
stacy stefan stefania stefano stella steph stephane stephanie stephen steve steven stuart sue sunil sunita suresh susan susana susanne suzanne svein sven sylvia sylvie tadeusz takashi
takumi tamara tamas tanja tanya tariq tatiana ted teresa terry thabo thandi theo theresa therese thierry thomas thorsten tiago tiffany tim timothy tina tobias todd tom tomas tomasz
tommaso tommy toni tony tracey tracy trevor trish troy tuan turgut tyler ulrich ulrike ursula usha uwe valentina valeria valerie vanessa vera veronica veronique vicky victor victoria
vijay vikram viktor vimal vincent vincenzo vinod viola virginia virginie vishal vivek vivian vladimir volker walter wanda wayne wendy werner wilfried wilhelm william wim wojciech
wolfgang xavier yael yan yann yannick yasmin yasuko yosef yuki yuko yusuf yves yvette yvonne zachary zainab zeynep zoe zofia
sipho thulani aroha padraig padraic reto matti soren bjorn zbigniew gurpreet bent sanne inaki ewa ewy tama lerato nomsa bongani sibusiso nkosi zanele lindiwe pieter johan hendrik
singh kaur sharma gupta khan patel reddy nair iyer das bose ghosh joshi mehta shah verma yadav mishra pandey chopra kapoor malhotra rao garcia hernandez lopez martinez gonzalez rodriguez perez sanchez ramirez
torres flores rivera gomez diaz reyes cruz morales ortiz gutierrez chavez ramos ruiz alvarez mendoza vasquez castillo jimenez silva santos oliveira souza lima pereira ferreira costa almeida ribeiro
smith johnson williams brown jones davis miller wilson moore taylor anderson jackson harris thompson robinson nguyen tran pham rossi russo ferrari esposito bianchi colombo romano
nowak kowalski kowalska wisniewski wojcik nielsen hansen larsen olsen johansen pedersen andersen jensen christensen rasmussen johansson andersson karlsson nilsson eriksson svensson korhonen virtanen
xiaoming wei ming hui mei ling xin jing yong chong weiling jiahui siti nurul aisyah faisal rizal jun maricel jhon jomar rowena arnel rodel marites analyn reynaldo rogelio
ayodele ngozi amaka ifeoma olumide tunde yetunde kofi ama kwabena akosua wanjiku kamau otieno achieng mwangi
niamh saoirse oisin cathal donal eoghan fionn grainne maeve orla roisin siobhan sean liam aoibhinn cillian
beat urs ueli regula ruedi hanspeter vreni heidi kurt severin
jaakko pekka juha timo mikko antti jari sari paivi tiina ville teemu
jiri petr pavel josef jaroslav zdenek milos lenka katerina hana jitka ivana vlasta
bartlomiej mateusz grzegorz zofia halina danuta stanislaw ryszard jadwiga ireneusz wieslaw boguslaw lukasz
mette lone hanne birthe jorgen kaj ove aage dorte gitte rikke lene
kari ola astrid ragnhild oddvar terje geir knut solveig turid randi
deshawn tyrone latoya keisha jamal malik ebony tamika shaniqua darnell
cheng chen wang zhang liu yang huang zhao wu zhou xu sun hu zhu lin guo tan lim wong chan ng goh teo koh ong chua
sanjeev sudhir suresh venkat srinivas murali karthik lokesh rakesh pankaj vinay swati sneha rekha geeta seema jyoti sangeeta
`
  .trim()
  .replace(/\s+/g, ' ');

/** Words for identifiers, of which a number follows, in the languages of 33 countries. In lower case and without accents. */
export const idWords = `
ord inv bill acct acc accnt accts ref refs refno refnr case cases trk awb sn part parts pn sku item items art upc ean gtin isbn issn ismn imei imsi
iccid mac vin id ids uid uuid guid udid pin puk ssn sin tin ein itin nhs nino mrn npi dea ndc permit plate reg member card cards iban bic sort bsb abn
kvk ico nik αφμ
acn gst gstin pan uan cpf cnpj cnh rg pis nit rfc curp clabe nss cif nif dni nie ruc rut cuit cuil siret siren tva ape naf insee cf piva partita iva
cod code codes kode kod steuer ust blz konto kto az fact cmd devis compte colis suivi guia pedido cuenta folio conta nota ordem ordine bolla conto
pratica nip pesel regon инн огрн кпп снилс заказ счет zip zipcode cap plz cp docket patent pmid pmcid doi orcid isni arxiv cas commit build ver
version rev model lot batch block room table apt suite unit flat building txn trx trn wire conf pnr page pages pp p vol volume issue section chapter
fig figure verse ps duns din iso session process pid port ip ipv hash checksum job record entry seq index key token between epoch timestamp ts btc
bitcoin wallet hex ups fedex usps dhl gls iata icao cve bug esn meid msku asin ticker row rows line lottery year years mfg oem nsn cage ncm cest bin
check cheque chq dl ddt odc fattura tk tkt vat tax po so wo rma asn mawb hawb bl oib jmbg cvr cpr kvk btw bsn clause std merge copyright utr kd tag
bon sim serie sr cr req rfq hs bol seal mandat mandate debitor kreditor creditor debtor credit debit incident task ird dispute inventarnummer
polisnummer tilausnumero polisnr polizze zaak schaden akt akte tenancy orden siniestro sinistro sinistre exp mpan mprn kostenstelle الفاتورة الطلب
חשבונית הזמנה lic asset assets taxfile rgb rgba hsl cmyk mls auth file rx dot lr awbno grn hsn cin indent requisition loa apn lease deed escrow cusip
aba micr ifsc vpa upi esic epf nric fin uen philhealth sss tfnr arn bpay crn icp uprn urn gprn eircode ppsn hmrc zamowienia zamowienie faktury umowy
umowa przesylki przesylka paczki paczka sprawy sprawa polisy polisa zgloszenia zgloszenie zlecenia zlecenie rachunku konta sygnatura partii wz pz fv
krs ewid klienta kargo takip siparis siparisiniz musteri fatura dosya sozlesme tesisat abone vergi tckn evrak basvuru gonderi arende arendenr diarienr
kundnr kundnummer fakturanr fakturanummer ordernr ordrenr ordre ordren kundenr kundenummer sagsnr sagsnummer journalnr kontonr kontonummer medlemsnr
personnr personnummer orgnr ocr kid paket paketet pakke pakken pakkenr bestallning bestilling sag sak saksnr saken avtal avtale avtalsnr skadenr skade
forsendelse forsendelsen sporing sporingsnr malernr matrikel bankgiro plusgiro bg pg sandning leverans klantnr klantnummer factuurnr ordernummer
bestelnr dossiernr dossiernummer zaaknr zaaknummer meternr lidnr lidnummer relatienr debiteurnr ond ondernemingsnr rpr rpm bce kbo rijksregisternr
zending zendingsnr mededeling pakket pakje mandatsref mandatsreferenz mandatsnr kdnr auftragsnr vorgangsnr rgnr renr rn zahlerstand zahlernr svnr
svnummer ahv ahvnr ustid idnr sendungsnr paketnr schadennr schadensnr gz zl mitgliedsnr matrikelnr buchungsnr charge chargennr seriennr artnr
policennr hrb hra fn firmenbuch lieferung expte radicado rad clave legajo cups socio presupuesto matricula cbu cvu cae remito envio seguimiento
rastreo comprobante boleta lote suministro caso turno solicitud remision telegrama encomenda niss nib contribuinte utente apolice rastreio chamado nfe
ocorrencia orcamento solicitacao inscricao preventivo spedizione polizza matricola fascicolo protocollo cig cup pdr pod bonifico immatriculation
matricule recu pdl prm pce reclamation expedition livraison commande sha dispatch consignee grnno challan
objednavky objednavka faktura smlouvy smlouva zakaznika spisu tilaus tilausnro lasku laskunumero asiakasnumero rendeles szamla ugyfel comanda factura naroc afiliacion afiliado asegurado
badge citation dwg accession specimen agreement certificate frachtbrief flurstuck gutschrift ladereferenz mahnung retoure wareneingang recepisse quittance pakbon werkbon
offerte kenmerk betalingskenmerk kenteken perceel vrachtbrief vergunning rijksregister debiteur crediteur remesa bastidor nhc justificante localizador riferimento rif
targa telaio commessa ricevuta scontrino impegnativa particella bolletta artigo alvara averbamento prontuario carteirinha renavam romaneio cotacao szkoda szkody licznik
rachunek protokol wniosek wniosku dzialka paragon pojistka pojistky pojistna zasilka zasilky balik zakazka elektromer sarze rendelesszam szerzodes szerzodesszam
ugyfelszam vevokod kotvenyszam karszam csomag csomagszam iktatoszam ugyszam szallitolevel cikkszam rendszam hibajegy azonosito hivatkozasi gyari dosar dauna polita cui
cnp chitanta contor inregistrare borderou τιμολογιο συμβολαιο ασφαλιστηριο αμκα παροχη παροχης πελατη κωδικος αποστολη αποστολης πρωτοκολλου αποδειξη λογαριασμος
λογαριασμου συμβαση γεμη hasar sayac irsaliye ruhsat sasi plaka dekont makbuz barkod fraktsedel foljesedel kvitto fraktbrev kvittering folgeseddel fragtbrev malerstand
giro laskunro sopimus vahinko vahinkonro asiakasnro viite tunnus ytunnus lahetys lahetystunnus rahtikirja mittari varausnro sarjanro tuotenro tuotekoodi kuitti diaarinro
potilasnro tiketti akaun invois rujukan resit tuntutan pendaftaran tempahan resi rekening klaim tiket ktp npwp anggota tagihan pesanan faktur cccd cmnd stk рахунок
рахунку накладна накладної ттн договір договору поліс заявка звернення єдрпоу іпн лічильник посилка квитанція артикул накладная полис заявки обращение счетчик посылка
квитанция трек убыток кадастровый упд заказа договора faktuur kontrak verwysing saaknommer kwotasie uhid mrd rrn regn irn dnr fnr knr חפ תז cj anl
`
  .trim()
  .replace(/\s+/g, ' ');
