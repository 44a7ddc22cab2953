import { stem } from "@/lib/text/stem";

/** Whether a word, in lower case, is so frequent that it is never taken for a slip of another one. */
export function isEveryday(word: string): boolean {
  const bare = word.replace(/^(?:anti|co|de|dis|in|mis|non|over|pre|re|sub|super|un|under|up)(?=.{4})/, "");
  return [word, bare].some((form) => EVERYDAY.has(form) || STEMS.has(stem(form)) || STEMS.has(withoutEnding(form)));
}

/** "slowly" and "charger" are as common as "slow" and "charge". */
function withoutEnding(word: string): string {
  return stem(word.replace(ENDING, ""));
}

/** Behind four letters at least: "potal" is no form of "pot". */
const ENDING =
  /(?<=.{4})(?:able|age|al|ally|ation|ations|er|ers|est|ful|ing|ion|ions|ity|ive|less|ly|ment|ments|ness|or|ors|ous)$/;

/**
 * Everyday words and those of office work, and of other languages the ones that lie a letter or two from an English word
 * of IT. Not a dictionary: what is not in it may still be right, which is why a near term must fit in other ways too.
 */
const ENGLISH = `a able abort about above absence accept access accident accord account accurate accuse ache across act
action active actor actual add address adept admin admire admit adopt adult advance advice advise affair affect afford
after again age agency agent agree ahead aim air alarm album alert alike alive all allow alone along alpha alphabet already
also alter always amaze amount ample amuse angle annual another answer apart appeal appear apple apply approve april arch
area argue arise army around arrange arrest arrive arrow art article aside ask asleep aspect assert asset assign assist
assume assure attach attack attempt attend august aunt author auto avoid award aware away awful baby back bad badge bag
balance ball band bank bar bare barely bargain base basic basis basket batch bath battery battle be beach beam bear beat
beauty become bed beer before begin behave behind belief believe bell belong below bench bend beneath benefit beside best bet
better between beyond big bike bill bind bird birth bit bite black blade blame blank blast blend bless blind block blood
bloom blow blue board boat body boil bold bone bonus book boost boot border bore born borrow boss both bother bottle bottom
bounce bound bow bowl box boy brain branch brand brave bread break breast breath breed brick bride bridge brief bright
brilliant bring broad broker brother brown browse brush bucket budget buffer build bulk bunch bundle burden burn burst bus
business busy but butter button buy cabin cable cache cage cake calendar call calm camera camp can cancel candle cannot
capable capital captain capture car carbon card care career cargo carpet carry cart case cash cast castle cat catch cattle
cause cave cease ceiling cell cent centre center central century certain chain chair challenge chamber champion chance change
channel chapter character charge charm chart chase chat cheap cheat check cheek cheer chest chief child chill chip choice
choose chunk church circle citizen city civil claim class clean clear clerk click client cliff climate climb clip clock clone
close cloth cloud club clue coach coal coast coat code coffee coin cold collapse colleague collect college colour color column
combine come comfort command comment commit common compact company compare compete compile complain complete complex comply
compose computer concept concern conclude condition conduct confirm conflict confuse connect consent consider consist console
constant consult consume contact contain content contest context continue contract contrast control convert convey cook cool cope
copy core corn corner correct cost cotton couch could council counsel count counter country couple courage course court cousin
cover cow crack craft crane crash crawl crazy cream create credit creek crew crime crisp crop cross crowd crown cruel crush
cry culture cup cure curious current curve custom customer cut cycle daily damage damp dance danger dare dark dash data date
dawn day dead deal dear death debate debit debt debug decade decide declare decline deep default defeat defect defend define
degree delay delete deliver demand demo deny depart depend deploy deposit depth derive describe desert deserve design desire
desk detail detect develop device devote dial diet differ digit digital dinner direct dirt disable disc disk discount discover
discuss dish dismiss display dispute distance ditch dive divide do dock doctor document dog dollar domain done door dose dot
double doubt down download dozen draft drag drain drama draw drawer dream dress drift drill drink drive drop drug drum dry due
dull dump during dust duty dwell each eager ear early earn earth ease east easy eat echo edge edit effect effort eight either
elbow elect eleven else email embed emerge employ empty enable encounter end enemy energy engage engine enjoy enough ensure
enter entire entry envelope equal equip error escape especially establish estate even evening event ever every evidence evil
evoke exact exam example exceed except excess exchange excite exclude excuse execute exempt exercise exert exhaust exist exit
expand expect expense experience expert expire explain explode explore export expose express extend extent extra extract extreme
eye fabric face fact factor factory fade fail faint fair fairly faith fake fall false fame family fan fancy far fare farm
fashion fast fat fate father fault favour favor fear feast feather feature fee feed feel fellow fence fetch fever few fibre
fiber field fierce fifteen fifth fifty fight figure file fill film filter final find fine finger finish fire firm first fish
fist fit five fix flag flame flash flat flavour flesh flight flip float flock flood floor flow flower fluid flush fly focus fold
folder folk follow food fool foot for force foreign forest forever forget fork form format former forth fortune forty forum forward
found fox frame fraud free freeze freight frequent fresh friday friend fright from front frozen fruit fry fuel full fully fun
function fund funny future gain game gang gap garden gas gate gather gauge gear general gentle ghost giant gift girl give glad
glance glass globe glove glue go goal gold good govern grab grace grade grain grand grant grape graph grasp grass grave great
green greet grey gray grid grief grip gross ground group grow guard guess guest guide guilt guitar gun guy habit half hall
halt hand handle hang happen happy harbour hard hardly harm hash hat hate have head heal health heap hear heart heat heaven
heavy heel height hello help hence her here hero hesitate hidden hide high hill hint hire hit hobby hold hole holiday hollow holy
home honest honey honour hook hope horn horse hospital host hot hotel hour house how huge human humble hundred hunger hunt
hurry hurt husband ice idea ideal idle ignore ill image imagine impact implement imply import impose impress improve incident
include income increase index indicate industry infant inform initial injure ink inner input inquire insert inside insist inspect
install instance instant instead insure intend intent interest internal internet interval into invade invent invest invite invoice
invoke involve iron island isolate issue item jacket jail jam january jar jaw job join joint joke journal journey joy judge
juice july jump june junior jury just keen keep kernel key keyboard kick kid kill kind king kiss kit kitchen knee knife knock
know label labor labour lack ladder lady lake lamp land lane language laptop large laser last late later latest latter laugh
launch law lay layer lazy lead leader leaf leak lean leap learn lease least leather leave lecture left leg legal legend lend length
less lesson let letter level liable liberty library licence license lick lid lie life lift light like limb limit line link lion
lip liquid list listen literal little live load loan lobby local locate location lock locker log logic login logo lonely long look
loop loose lord lose loss lost lot loud love low lower loyal luck lunch machine mad magic mail main maintain major make male man
manage manager manner manual many map march margin mark market marry mask mass master match mate material matter may maybe
maze meal mean measure meat medal media medicine medium meet melt member memory mend mental mention menu merchant mercy mere
merge merit merry mess message metal meter method metre middle midnight might mild mile military milk mill mind mine minor minute
mirror miss mission mistake mix mobile mock mode model modem moderate modern modest modify moment monday money monitor month
monthly mood moon moral more morning mortgage most mother motion motive motor mount mountain mouse mouth move movie much mud multiple
murder muscle museum music must mute mutual my mystery nail naked name narrow nation native nature near nearly neat neck need
needle neglect neither nerve nest net network neutral never new news next nice night nine no noble nobody node noise none noon
normal north nose not note notebook notice notify notion novel now nowhere number nurse nut obey object oblige observe obtain obvious
occasion occupy occur ocean odd off offend offer office officer often oil old once one onion only onto open operate opinion oppose
opt option orange orbit order ordinary organ organise organize origin other ought our outage outcome outer outlet outlook output
outside oven over owe own oxygen pace pack package packet pad page pain paint pair palace pale palm pan panel panic paper paragraph
parcel pardon parent park parse part partial party pass passage passenger past paste patch path patient pattern pause pay peace
peak pen pencil penny people pepper per perfect perform period permit person personal phase phone photo phrase pick picture piece
pig pile pilot pin pinch pink pipe pitch pity place plain plan plane planet plant plastic plate play player plaza plea please
pleasure plenty plot plug plus pocket poem poet point pole police policy polish polite poll pond pool poor pop popular port porter
portion pose position possess post poster pot potato pound pour power practice practise praise pray precious prefer premise premium
prepare present preserve press pressure pretend pretty prevent previous price pride priest primary prime prince print printer prior
prison private prize probe problem proceed process produce product profile profit program programme progress project promise promote
prompt proof proper property propose protect proud prove provide public pull pulse pump punch punish pupil purchase pure purple
purpose purse pursue push put puzzle quality quantity quarter queen query quest question queue quick quiet quit quite quiz quote
rabbit race rack radio rage rail rain raise random range rank rapid rare rate rather ratio raw reach react read reader ready real
really rear reason reboot recall receipt receive recent record recover red reduce refer reflect refresh refund refuse regard region
register regret regular reject relate relax relay release relevant reliable relief relieve rely remain remark remedy remember remind
remote remove render renew rent repair repeat replace reply report request require rescue reserve reset reside resist resolve resort
respect respond rest restore restart result resume retail retain retire retrieve return reveal revenge reverse review revise revolt
reward rhythm rice rich ride right ring ripe rise risk rival river road roam roar roast rob robot rock role roll roof room root rope
rose rotate rotten rough round route router routine row royal rub rubber rude ruin rule ruler run rural rush sack sad safe sail saint
sake salad salary sale salt same sample sand satisfy saturday sauce save scale scan scanner scare scatter scene schedule scheme school
science scope score scrap scratch scream screen screw script scroll sea seal search season seat second secret section sector secure
security see seed seek seem seize seldom select self sell send senior sense sentence separate sequence series serious servant serve
server service session set settle setup seven sever several severe shade shadow shake shall shame shape share sharp shed sheet shelf
shell shelter shift shine ship shirt shock shoe shoot shop shore short shot should shoulder shout shove show shower shut shy sick
side sigh sight sign signal silent silk silly silver similar simple since sincere sing single sink sir sister sit site six size
skill skin skip skirt sky slack slave sleep slice slide slight slip slope slot slow small smart smell smile smoke smooth snack snake
snap snow so social sock socket soft software soil soldier solid solve some son song soon sort soul sound soup sour source south space
spare spark speak special speech speed spell spend spin spirit spite split spoil spoken sponsor spoon sport spot spray spread spring
spy square stable stack staff stage stain stair stake stamp stand standard stare start state static station status stay steady steal
steam steel steep steer stem step stick stiff still stir stock stomach stone stop storage store storm story stove straight strain
strange strap straw stream street stress stretch strict strike string strip stroke strong struggle student studio study stuff stupid
style subject submit succeed such sudden suffer sugar suggest suit suitable sum summer sun sunday supply support suppose sure surface
surgery surprise survey survive suspect suspend suspicion suspicious swallow swap swear sweat sweep sweet swell swift swim swing switch sword symbol sync
system table tablet tackle tail take tale talk tall tap tape target task taste tax tea teach team tear tech telephone tell temper
temple tempt ten tend tender tenant term terminal terrible terror test text than thank that the theme then theory there these they
thick thief thin thing think third thirty this thorough those though throughout throughput thought thousand thread threat three thrive throat through throw
thumb thursday thus ticket tide tidy tie tight till time tin tiny tip tire tired tissue title to toast today together toggle token
tomorrow tone tongue tonight too tool tooth top topic total touch tough tour toward towel tower town toy trace track trade traffic
trail train training transfer transit translate transport trap trash travel tray treasure treat tree trend trial tribe trick trigger
trim trip troop trouble truck true trunk trust truth try tube tuesday tune tunnel turn tutor twelve twenty twice twin twist two type
ugly unable uncle under undo unit unite universe unless until update upgrade upload upon upper upset urban urge urgent usage use user
usual vacation valid valley value van vanish variable vary vast vault vehicle verb verify version very vessel via victim video view
village vine violate violet virtual virus visible vision visit vital voice void volume vote voyage wage wagon wait wake walk wall
wander want war ward warm warn wash waste watch water wave weak wealth weapon wear weather web wedding wednesday week weekly weigh
weight weird welcome well west wet what whatever wheat wheel when where whether which while whisper white who whole whose why wide
widget width wife wild will win wind window wine wing winner winter wipe wire wireless wise wish with within without witness woman
wonder wood wool word work worker workspace world worry worse worst worth would wound wrap wreck wrist write writer wrong yard year
yearly yellow yes yesterday yet yield you young your youth zero zone
been being began begun broke broken brought built bought came caught chosen did done drawn driven drove eaten fallen fell felt fought
forgot forgotten gave given gone got grew grown had has heard held hidden kept knew known laid led lent lost made meant met paid
ran rode risen rose said sang sat saw seen sent shone shook shot showed shown shut slept sold spent spoke stole stolen stood stuck
sung swept taken taught thrown told took tore torn understood went woke won wore worn wrote written women men children feet teeth
am is are was were if in on of or at by an as it its we us our he she him his hers them their theirs me mine i ok okay
application approval archive attachment authentication authorization availability backup certificate compatibility complaint
configuration connection consultation contribution conversation cooperation corporation correction creation deletion department
description destination direction distribution documentation duration education election environment estimation evaluation
examination exception execution expectation explanation expression extension formation foundation generation identification
illustration indication information inspection installation instruction integration intention interaction interpretation interruption
intervention introduction invitation limitation maintenance management migration modification motivation negotiation notification
observation operation organization organisation participation passion performance permission population possession preparation
prescription presentation prevention production profession projection promotion protection publication qualification reaction
recommendation reduction reflection registration regulation relation reparation replication representation reputation reservation
resolution restoration restriction selection separation simulation situation solution specification subscription suggestion
transaction transcription transformation transition translation transmission vacation validation variation verification violation`;

/** German, French, Spanish, Portuguese, Italian and Dutch words of the same field, in lower case. */
const OTHERS = `absender account adresse aktuell angebot anmelden anmeldung antrag antwort anwendung anzeige app arbeit art artikel
auftrag ausgabe auswahl bank bericht betrag bezahlt bild bildschirm bitte brief browser buchung büro chef computer container daten
datei dienst docker domäne drucker eingabe ende erneut erreichbar fehler fenster firma format frage frist funktion funktioniert
gerät geld gerade gestern gruppe hallo heute hinweis import inhalt internet kabel karte kasse kein kennwort klasse konto kontakt
konsole kosten kredit kunde lager laptop leider leitung liste lizenz lösung mahnung maus meldung menge minute mitarbeiter modul
monat monitor morgen nachricht name netz netzwerk neu nummer nutzer ordner paket papier partner passwort person platz plan police
port preis problem probleme produkt profil programm projekt prozess punkt quelle rabatt rechner rechnung regel reihe router sache
schule schrift seite sekunde senden server service session sicher sicherheit signal software speicher sperre spiel sprache standard
start status stelle steuer stick stimme suche system systeme tabelle tag tastatur team telefon termin test text ticket titel treiber
übersicht uhr umzug unterlagen update urlaub verbindung verkauf verlauf version vertrag verzeichnis vielen vorgang vorlage ware
warnung weiter werk wert wichtig woche wort zahlung zeile zeit ziel zugang zugriff zurück
abonnement accès accueil achat acheter adresse affaire affichage ajouter alerte alors ancien appel appareil après argent arrêt
aucun autre avant banque besoin bloqué bonjour bouton boîte bureau cadre caisse carte cas cause centre certificat chaque charge
chef client clef clavier clé code commande compte compter compteur connexion console contrat contenu contrôle copie courriel courrier
crédit créer demande demander depuis dernier dette devis directeur dossier donnée droit droits échec écran encore entrée envoyer
équipe erreur espace essai état facture fenêtre ferme fichier fin fois fonction fonctionne forme fournisseur frais guide heure hier
identifiant image importer imprimante impression information installer jour juste langue lecteur lettre licence lien ligne limite
lire liste logiciel long lundi machine mail main mais message mettre mise mobile mode mois monsieur mot navigateur nom nombre note
nouveau numéro objet offre ordinateur ordre ouvrir paiement page panne papier partage partenaire partir passe passer payer pendant
personne place plan plus point politique port porte poste pour premier prendre prix problème produit profil programme projet propre
puis question recevoir rechercher refus relance remise rendre renouvellement réponse réseau réunion rien role routeur salle sans
secours sécurité serveur serveurs service signaler signature site société solution somme sortie souris source souscription stage
suite sujet support supprimer sur système table tarif tous toujours travail trop trouver utilisateur utiliser vente vers version
vide vie ville vue zone
acceso acción aceptar actual además administrador agente ahora alguien almacén amigo aplicación archivo área arriba asunto
autor aviso ayer ayuda banco base borrar botón buenos buscar cable caja cambio campo cargo cargos carpeta carta caso causa cena
centro cerrar certificado ciudad clave cliente cobro código color comando compra comprar compras común conexión conmigo consola
consulta contacto contar contenido contraseña contrato copia correo corte cosa crear crédito cuando cuenta cuentas cuota curso
dato datos deber decir dejar dentro derecho desde después día dinero dirección disco documento donde duda empresa enlace entrada
entrar enviar equipo error errores escribir espacio estado este estoy factura facturas falla fallo falta favor fecha fila final
firma folio forma formato foto fraude fuente función funciona gasto gente gracias grupo guía hacer hora horas hoja imagen impresora
impuesto informe inicio instalar interno jefe lado largo lectura letra libre licencia línea lista llamar llave lugar mañana manera
máquina marca mensaje mesa mismo modelo modo momento móvil mover mucho nada nivel nombre nota nuevo número objeto oficina orden
pago pagos página pantalla papel paquete parte partes pasar paso pedido pegar pena perfil permiso permisos persona plan plaza plazo
poder política portal portátil precio pregunta primero problema problemas proceso producto programa proveedor proyecto prueba puerta
puerto punto queja quien recibir recibo red registro reloj remoto renta reporte resto roto ruta sala salir saldo segundo seguro
sesión servicio servicios servidor servidores siempre sistema sitio sobre socio solo solución sonido soporte suma tabla tarde tarea
tarjeta teclado teléfono tema tiempo tienda tipo título todavía todo tomar total trabajo tráfico traer usar uso usuario usuarios
valor vender venta ventana ver versión vez vida viejo voz zona
acesso conta contas aplicativo arquivo cartão cliente cobrança dados erro fatura impressora mensagem pagamento pasta preço projeto
rede senha serviço sistema tela usuário account accesso azienda cartella cliente codice conto errore fattura messaggio pagamento
pagina password rete schermo server servizio sistema stampante utente aanvraag beheer bestand computer factuur fout gebruiker kaart
klant map netwerk prijs printer product scherm toegang wachtwoord website werk`;

/** In lower case, as they are listed. */
export const EVERYDAY: ReadonlySet<string> = new Set(`${ENGLISH} ${OTHERS}`.split(/\s+/));
const STEMS: ReadonlySet<string> = new Set([...EVERYDAY].map(stem));
