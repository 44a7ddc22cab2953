/**
 * The most common function words of German, French, Spanish, Italian, Portuguese, Dutch and Polish, in lower case
 * without accents, as in `splitWords`. Excludes most that are also English words ("die", "come", "pour").
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `aber alle als auch auf aus bei bin bis bitte danke dann das dass dem den denn der des dies diese dieser dieses doch
  dort durch ein eine einem einen einer eines ermoglichen euch fur gegen geht gibt guten habe haben hallo hat hier ich
  ihm ihn ihnen ihr ihre immer ist jetzt kann kein keine konnen konnten mehr mein meine meinem meinen meiner mich mir mit
  muss nach nicht noch nun nur oder ohne schon sehr sein seine seit sich sie sind soll tag uber und uns unser unsere
  unter viele vom von vor wann warum weil wenn werden wie wieder wir wird wurde zum zur zwischen
  alors apres aussi avec avoir bonjour car ces cet cette chez comme dans depuis des donc elle elles encore est etait
  etre fait faire ils jai les leur lui mais merci mes meme moi mon notre nous par pas peut peux plus pouvez quand que
  quel quelle qui quoi sans ses son sont suis sur tout tous toute tres une vos votre vous
  algo alguien ante aqui asi aunque buenas buenos como con cual cuando de del desde donde ella ellos entre era eres esta
  estaba estan estas este esto estos estoy fue gracias hace hacer hasta hay hola las los mas mia mientras muy nada ningun
  nos nosotros nuestra nuestro otra otro para pero poco porque puede puedo quien saludos sea ser siempre sin sobre solo
  sus tambien tanto tengo tiene tienen todo todos una unas unos usted ustedes
  adesso allora anche ancora avere buongiorno che chi ciao cosa cosi dalla dalle degli della delle dello dopo dove ecco
  gli grazie hanno loro mio molto nella nelle nello noi nostra nostro ogni perche piu poi possibile posso prima quale
  quando quella quello questa questo qui sempre senza sono stato suo sua tutti tutto una volta voi vostro
  ainda ate bom dia boa da das depois dele ela eles essa esse esta estou eu foi isso isto ja mas meu minha muito nao nas
  nem nos nossa nosso obrigada obrigado ola onde ou pela pelo por porque qual quando quem sao sem seu sua tambem tem
  tenho tudo uma voce
  aan alleen als altijd ben bent bij dag dan dat deze dit doen door een geen goed graag groeten haar heb hebben heeft het
  hij hoe iets ik jij jullie kan kunnen maar meer met mij mijn naar niet nog omdat onder ons onze ook oder omdat over
  sinds te toch tot uit van veel voor waar wanneer waarom wat wel werd wij wil wordt zal zelf zich zij zijn zonder zou
  albo ale bardzo bez bym byl byla bylo czy dla dlaczego dzien dobry gdy gdzie ich jak jako jest jestem juz kiedy ktora
  ktore ktory lub mam mamy mnie moge moj moja moje moze nam nas nie nasz oraz pod prosze przed przez przy sie tak tego tej
  tem teraz tez tutaj tylko tym wiec wszystko zeby`.split(/\s+/),
);
